// `npm run cli -- <command>`: the command line tool, built first when it is not.
import { nodeVersionFault } from './lib/node-version.mjs';

const fault = nodeVersionFault(process.versions.node);
if (fault) {
  console.error(fault);
  process.exit(1);
}
Promise.all([import('./lib/launch.mjs'), import('./lib/installation-env.mjs')]).then(
  ([{ launch }, { installationEnv }]) => {
    Object.assign(process.env, installationEnv());
    launch('apps/cli/src/main.js', process.argv.slice(2));
  },
);
