// @ts-check
import { connect, createServer } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

/** What Postgres answers when it has committed: a CommandComplete message with the tag COMMIT. */
const COMMITTED = Buffer.from([0x43, 0, 0, 0, 11, ...Buffer.from('COMMIT\0')]);

let isHolding = false;
parentPort?.on('message', () => {
  isHolding = true;
});

const proxy = createServer((client) => {
  const server = connect(workerData.targetPort, '127.0.0.1');
  for (const [socket, other] of [
    [client, server],
    [server, client],
  ]) {
    socket?.on('error', () => other?.destroy());
    socket?.on('close', () => other?.destroy());
  }
  client.on('data', (bytes) => server.write(bytes));
  server.on('data', (bytes) => {
    if (isHolding && bytes.includes(COMMITTED)) {
      isHolding = false;
      parentPort?.postMessage('committed'); // and the news is never passed on
    } else if (!client.destroyed) client.write(bytes);
  });
});
proxy.listen(0, '127.0.0.1', () => {
  const address = proxy.address();
  parentPort?.postMessage(typeof address === 'object' && address ? address.port : 0);
});
