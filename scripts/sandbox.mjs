// `npm run sandbox -- --people 500 --port 4010`: the Attio simulator alone, on a machine with nothing but Node and npm.
import { nodeVersionFault } from './lib/node-version.mjs';

const fault = nodeVersionFault(process.versions.node);
if (fault) {
  console.error(fault);
  process.exit(1);
}
import('./lib/launch.mjs').then(({ launch }) => launch('apps/sandbox/src/main.js', process.argv.slice(2)));
