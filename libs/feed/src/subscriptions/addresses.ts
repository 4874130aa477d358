import { BlockList, isIP } from 'node:net';

/** Ranges that are not on the public internet: IANA's special-purpose registries, 2025. */
const notPublicV4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
/** Inside 2000::/3, where the public addresses of IPv6 are; some of these carry an IPv4 address within. */
const notPublicV6: [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];
/** Where clouds hand out credentials: never called, whatever the configuration says. */
const metadata: [string, number, 'ipv4' | 'ipv6'][] = [
  ['169.254.0.0', 16, 'ipv4'],
  ['100.100.100.200', 32, 'ipv4'],
  ['168.63.129.16', 32, 'ipv4'],
  ['fe80::', 10, 'ipv6'],
  ['fd00:ec2::254', 128, 'ipv6'],
  ['fd20:ce::254', 128, 'ipv6'],
];

const privateV4 = new BlockList();
for (const [network, bits] of notPublicV4) privateV4.addSubnet(network, bits, 'ipv4');
const globalV6 = new BlockList();
globalV6.addSubnet('2000::', 3, 'ipv6');
const specialV6 = new BlockList();
for (const [network, bits] of notPublicV6) specialV6.addSubnet(network, bits, 'ipv6');
const neverCalled = new BlockList();
for (const [network, bits, family] of metadata) neverCalled.addSubnet(network, bits, family);

/**
 * @param address as an IP address is written
 * @returns why a webhook must not be sent there, or `undefined` when it may be
 */
export function forbiddenBecause(address: string, allowPrivate: boolean): string | undefined {
  const version = isIP(address);
  if (version === 0) return 'it is no IP address';
  const family = version === 4 ? 'ipv4' : 'ipv6';
  // An IPv4 address inside an IPv6 one (::ffff:a.b.c.d) is judged by Node as the IPv4 address it is.
  if (neverCalled.check(address, family)) return 'it is a link-local or metadata address';
  if (allowPrivate) return undefined;
  const isPublic =
    version === 4
      ? !privateV4.check(address, family)
      : globalV6.check(address, family) && !specialV6.check(address, family);
  return isPublic ? undefined : 'it is not a public address';
}
