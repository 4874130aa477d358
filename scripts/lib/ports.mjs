// @ts-check
import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { UserError } from './user-error.mjs';

/**
 * Below the ports that Linux (32768), macOS and Windows (49152) give to outgoing connections: one of those, given to a
 * server that is yet to start, may be taken by any connection that is made meanwhile.
 */
const SERVER_PORTS = { from: 15_000, to: 32_000 };

/** @returns {Promise<number>} a port of the loopback interface that nobody uses, nor gets by connecting somewhere */
export async function freePort() {
  const { from, to } = SERVER_PORTS;
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = randomInt(from, to);
    if (await isPortFree(port)) return port;
  }
  throw new UserError(`No free port was found between ${from} and ${to}: stop some of the programs that listen there.`);
}

/**
 * @param {number} preferred
 * @returns {Promise<number>} `preferred` when nobody uses it, else the next free one above
 */
export async function freePortFrom(preferred) {
  for (let port = preferred; port < preferred + 100; port++) {
    if (await isPortFree(port)) return port;
  }
  return freePort();
}

/** @param {number} port @param {string} [host] */
export async function isPortFree(port, host = '127.0.0.1') {
  try {
    await listen(port, host);
    return true;
  } catch (error) {
    if (['EADDRINUSE', 'EACCES'].includes(errorCode(error))) return false;
    throw error;
  }
}

/**
 * @param {number} port
 * @param {string} host
 * @param {{ what: string, variable: string }} user who wants the port, and the variable that moves it
 */
export async function assertPortFree(port, host, { what, variable }) {
  if (await isPortFree(port, host)) return;
  throw new UserError(
    `Port ${port}, which ${what} needs, is used by another program: stop that one, or choose another port with ${variable}=${port + 1}.`,
  );
}

/**
 * Sends bytes to a loopback port and gives the first bytes of the answer; `undefined` when nobody answers in time.
 * @param {number} port @param {string} request @param {number} [timeoutMs]
 * @returns {Promise<string | undefined>}
 */
export function askPort(port, request, timeoutMs = 1_000) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    /** @param {string | undefined} answer */
    const finish = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(timeoutMs, () => finish(undefined));
    socket.once('data', (bytes) => finish(bytes.toString()));
    socket.once('error', () => finish(undefined));
    socket.once('close', () => finish(undefined));
  });
}

/** @param {number} port @param {string} host @returns {Promise<number>} */
function listen(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      const actual = typeof address === 'object' && address ? address.port : port;
      server.close(() => resolve(actual));
    });
  });
}

/** @param {unknown} error @returns {string} the code of a system error, e.g. `EADDRINUSE`; empty for other errors */
export function errorCode(error) {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
