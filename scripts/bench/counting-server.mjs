// @ts-check
import { createServer } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Answers any read with no rows and any write with a record, notes when each request arrived, and refuses like Attio
 * what goes over the budget of a sliding second.
 * @param {{ readsPerSecond: number, writesPerSecond: number }} budget
 */
export async function startCountingServer(budget) {
  /** @type {{ reads: number[], writes: number[], refused: number }} */
  let seen = { reads: [], writes: [], refused: 0 };
  let isFailing = false;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const server = createServer((request, response) => {
    const now = performance.now();
    const isRead = request.method === 'GET' || request.url?.endsWith('/query') === true;
    const arrivals = isRead ? seen.reads : seen.writes;
    arrivals.push(now);
    request.resume();
    request.on('end', () => {
      if (isFailing) return answer(response, 503, { 'content-type': 'text/html' }, '<html>Service unavailable</html>');
      const limit = isRead ? budget.readsPerSecond : budget.writesPerSecond;
      const oldest = arrivals.at(-limit - 1);
      if (oldest !== undefined && now - oldest < 1_000) {
        seen.refused++;
        const headers = { 'retry-after': new Date(Date.now() + 1_000).toUTCString() };
        return answer(
          response,
          429,
          headers,
          JSON.stringify({
            status_code: 429,
            type: 'rate_limit_error',
            code: 'rate_limit_exceeded',
            message: 'slow down',
          }),
        );
      }
      answer(response, 200, { 'content-type': 'application/json' }, JSON.stringify({ data: isRead ? [] : record }));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v2`,
    counted: () => seen,
    reset: () => {
      seen = { reads: [], writes: [], refused: 0 };
      delay.reset();
    },
    /** The longest time this process did not look at its sockets: what waited then arrived as a bunch. */
    longestStallMs: () => Math.round(delay.max / 1e6),
    /** @param {boolean} failing */
    fail: (failing) => void (isFailing = failing),
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

const record = {
  id: { workspace_id: 'w', object_id: 'o', record_id: 'r' },
  created_at: '2026-01-01T00:00:00.000000000Z',
  web_url: '',
  values: {},
};

/** @param {import('node:http').ServerResponse} response @param {number} status @param {Record<string, string>} headers @param {string} body */
function answer(response, status, headers, body) {
  response.writeHead(status, headers).end(body);
}
