import { forbiddenBecause } from './addresses.js';

describe('forbiddenBecause', () => {
  it.each([
    ...[
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '127.0.0.1',
      '127.8.8.8',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
    ],
    ...['192.168.1.1', '192.0.2.5', '198.18.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255', '168.63.129.16'],
    ...[
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::ffff:8.8.8.8',
      '::127.0.0.1',
      '64:ff9b::7f00:1',
      'fc00::1',
    ],
    ...[
      'fd00:ec2::254',
      'fe80::1',
      'fec0::1',
      'ff02::1',
      '2001:db8::1',
      '2002:7f00:1::',
      '2001:0:1::',
      'example.com',
      '',
    ],
  ])('refuses %s', (address) => {
    expect(forbiddenBecause(address, false)).toBeDefined();
  });

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '2a00:1450::1'])('allows %s', (address) => {
    expect(forbiddenBecause(address, false)).toBeUndefined();
  });

  it.each(['127.0.0.1', '10.0.0.8', '::1', 'fd12::1'])('allows %s where private targets are allowed', (address) => {
    expect(forbiddenBecause(address, true)).toBeUndefined();
  });

  it.each(['169.254.169.254', '::ffff:169.254.169.254', 'fe80::1', 'fd00:ec2::254', '100.100.100.200'])(
    'refuses %s even there',
    (address) => {
      expect(forbiddenBecause(address, true)).toBeDefined();
    },
  );
});
