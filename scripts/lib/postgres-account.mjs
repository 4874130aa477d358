// @ts-check
import { spawnSync } from 'node:child_process';

/** @typedef {{ uid?: number, gid?: number }} Account */

const NOBODY = 65534;
const NAMESPACE = ['--user', '--map-user=1000', '--map-group=1000'];
/** @type {boolean | undefined} */
let namespacesWork;

/**
 * Postgres refuses to run as root. In a user namespace root looks like an ordinary user, yet keeps its own files readable
 * (also a checkout under a closed home folder). Where namespaces are shut off, as in many containers, it runs as nobody.
 * @param {string} command @param {string[]} args
 * @returns {[command: string, args: string[], account: Account]}
 */
export function unprivileged(command, args) {
  if (process.getuid?.() !== 0) return [command, args, {}];
  namespacesWork ??=
    process.env.EMBEDDED_POSTGRES_ACCOUNT !== 'nobody' && spawnSync('unshare', [...NAMESPACE, 'true']).status === 0;
  return namespacesWork
    ? ['unshare', [...NAMESPACE, command, ...args], {}]
    : [command, args, { uid: NOBODY, gid: NOBODY }];
}
