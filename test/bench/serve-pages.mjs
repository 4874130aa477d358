// @ts-check
// `node test/bench/serve-pages.mjs --rows 200000 --port 4011 --latency 5 [--full]`
import { startPageServer } from './page-server.mjs';

/** @param {string} name @param {number} fallback */
function option(name, fallback) {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? fallback : Number(process.argv[at + 1]);
}

const { origin } = await startPageServer(
  {
    rows: option('rows', 100_000),
    latencyMs: option('latency', 0),
    shape: process.argv.includes('--full') ? 'full' : 'small',
  },
  option('port', 4011),
);
console.log(`page server on ${origin}`);
