// `npm start`. This file must be readable by any Node that knows modules, to tell an old one in a clear sentence;
// everything newer is behind the import() below.
import { nodeVersionFault } from './lib/node-version.mjs';

const fault = nodeVersionFault(process.versions.node);
if (fault) {
  console.error(fault);
  process.exit(1);
}
import('./start/main.mjs').then(({ main }) => main(process.argv.slice(2)));
