// @ts-check
import { cpus, release, totalmem, type } from 'node:os';

/** What the figures were measured on, without names of hosts, people or folders. */
export function machine() {
  const processors = cpus();
  return {
    cpus: processors.length,
    cpu: processors[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    os: `${type()} ${release()}`,
    node: process.version,
  };
}
