import { createHmac } from 'node:crypto';
import { AttioSignature, verifySignature } from './attio-signature.js';
import { AttioSignatureError } from './errors.js';

const BODY = Buffer.from('{"webhook_id":"w","events":[]}');
const sign = (secret: string, body = BODY) => createHmac('sha256', secret).update(body).digest('hex');

describe('AttioSignature', () => {
  const sut = new AttioSignature({ secrets: ['new', 'old'] });

  it('accepts both live secrets during a rotation', () => {
    expect(() => sut.verify(BODY, sign('new'))).not.toThrow();
    expect(() => sut.verify(BODY, sign('old'))).not.toThrow();
  });

  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['that of another secret', sign('other')],
    ['that of another body', sign('new', Buffer.from('{}'))],
    ['a shorter one', sign('new').slice(0, 63)],
    ['one in upper case', sign('new').toUpperCase()],
    ['one with a prefix', `sha256=${sign('new')}`],
    ['one of the right length in other letters', 'é'.repeat(32)],
  ])('refuses %s', (_name, signature) => {
    expect(() => sut.verify(BODY, signature)).toThrow(AttioSignatureError);
  });

  it('uses a secret that looks like hex as text', () => {
    const secret = '1ca6a50fde8ab81c654742756fd7209bd15d8f018f7e2e7d18b2531cd118fc37';
    expect(verifySignature(BODY, sign(secret), [secret])).toBe(true);
    const asBytes = createHmac('sha256', Buffer.from(secret, 'hex')).update(BODY).digest('hex');
    expect(verifySignature(BODY, asBytes, [secret])).toBe(false);
  });
});
