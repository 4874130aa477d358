import { AppLogger } from './logger.js';
import { withCorrelation } from './correlation.js';

function setup() {
  const lines: string[] = [];
  const sut = new AppLogger('test', 'trace', { write: (line: string) => void lines.push(line) });
  return { sut, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown> };
}

describe('AppLogger', () => {
  it('writes JSON lines with the app, the context and the members given', () => {
    const { sut, last } = setup();
    sut.log('run started', { runId: 'r1' }, 'RunService');
    expect(last()).toMatchObject({ app: 'test', msg: 'run started', runId: 'r1', context: 'RunService' });
  });

  it('carries the correlation id through awaits', async () => {
    const { sut, last } = setup();
    await withCorrelation('delivery-1', async () => {
      await Promise.resolve();
      sut.log('stored');
    });
    expect(last()).toMatchObject({ correlationId: 'delivery-1' });
  });

  const credentials = ['authorization', 'cookie', 'apiKey', 'token', 'secret', 'secrets', 'password', 'signature'];
  const contents = ['body', 'rawBody', 'values', 'content', 'content_plaintext'];
  const emails = ['email', 'email_address', 'email_addresses', 'original_email_address'];
  const phones = ['phone_number', 'phone_numbers', 'original_phone_number'];
  const names = ['name', 'first_name', 'last_name', 'full_name'];

  it.each([...credentials, ...contents, ...emails, ...phones, ...names])(
    'redacts %s on the line, one or two levels down, and in lists',
    (key) => {
      const { sut, lines, last } = setup();
      sut.log('x', { kept: 'id', [key]: 'planted', deep: { [key]: 'planted', deeper: { [key]: 'planted' } } });
      sut.error('x', { rows: [{ [key]: ['planted'] }, { [key]: { inner: 'planted' } }] });
      expect(lines.join('')).not.toContain('planted');
      sut.log({ kept: 'id', [key]: 'planted' });
      expect(lines.join('')).not.toContain('planted');
      expect(last()).toMatchObject({ kept: 'id', [key]: '[redacted]' });
    },
  );

  it('reduces an error to class, code, message and stack', () => {
    const { sut, lines, last } = setup();
    const error = Object.assign(new Error('refused'), { code: 'E1', request: { headers: { cookie: 'planted' } } });
    sut.error('failed', error);
    expect(last()).toMatchObject({ error: { type: 'Error', code: 'E1', message: 'refused' } });
    expect(lines.join('')).not.toContain('planted');
  });
});
