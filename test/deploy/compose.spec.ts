import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

interface Service {
  image?: string;
  command?: string[];
  restart?: string;
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
  environment?: Record<string, string>;
  deploy?: { replicas?: number | string };
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  stop_grace_period?: string;
  ports?: string[];
}

/** As docker compose reads it: anchors and merge keys resolved. */
const document = parseDocument(readFileSync(join(__dirname, '../../docker-compose.yml'), 'utf8'), { merge: true });
const { services } = document.toJS() as { services: Record<string, Service> };
const ours = ['migrate', 'api', 'worker', 'sandbox'];

describe('docker-compose.yml', () => {
  it('is YAML without faults', () => {
    expect([document.errors, document.warnings]).toEqual([[], []]);
  });

  it('starts api and worker only when the database is migrated and Redis answers', () => {
    for (const name of ['api', 'worker']) {
      expect(services[name]?.depends_on).toMatchObject({
        migrate: { condition: 'service_completed_successfully' },
        redis: { condition: 'service_healthy' },
      });
    }
    expect(services['migrate']?.depends_on).toMatchObject({ postgres: { condition: 'service_healthy' } });
    for (const name of ['postgres', 'redis', 'worker']) expect(services[name]?.healthcheck?.test).toBeDefined();
  });

  it('waits for nothing that is not there, and for health only where there is a check', () => {
    for (const [name, { depends_on: needed = {} }] of Object.entries(services)) {
      for (const [other, { condition }] of Object.entries(needed)) {
        expect([name, Object.keys(services)]).toEqual([name, expect.arrayContaining([other])]);
        if (condition === 'service_healthy')
          expect([other, services[other]?.healthcheck?.test]).not.toEqual([other, undefined]);
      }
    }
  });

  it('runs as many workers as asked for', () => {
    expect(services['worker']?.deploy?.replicas).toBe('${WORKERS:-2}');
    expect(services['worker']?.ports).toBeUndefined();
  });

  it('gives our processes nothing they do not need, and time to drain', () => {
    for (const name of ours) {
      expect([name, services[name]]).toMatchObject([
        name,
        { read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'], stop_grace_period: '60s' },
      ]);
    }
  });

  it('publishes ports on the loopback interface alone', () => {
    const published = Object.values(services).flatMap(({ ports = [] }) => ports);
    expect(published.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });
});
