import { readAudit } from './audit-report.mjs';

const hole = (severity: string) => ({ severity, via: [{ title: 'A hole', url: 'https://example.com/1' }, 'other'] });
const report = (vulnerabilities: unknown) => JSON.stringify({ auditReportVersion: 2, vulnerabilities });

describe('what npm audit says', () => {
  it.each(['high', 'critical'])('is a failure when a hole is %s', (severity) => {
    expect(readAudit(report({ left: hole('low'), pad: hole(severity) }))).toEqual({
      state: 'holes',
      lines: [
        'low left: A hole https://example.com/1; through other',
        `${severity} pad: A hole https://example.com/1; through other`,
      ],
    });
  });

  it.each([[{}], [{ pad: hole('moderate') }]])('is none otherwise: %j', (vulnerabilities) => {
    expect(readAudit(report(vulnerabilities)).state).toBe('clean');
  });

  it('is told from no answer at all', () => {
    expect(readAudit(JSON.stringify({ message: 'request failed', body: '' }))).toEqual({
      state: 'unasked',
      lines: ['request failed'],
    });
    expect(readAudit('')).toEqual({ state: 'unasked', lines: ['npm gave no report'] });
    expect(readAudit('null').state).toBe('unasked');
  });
});
