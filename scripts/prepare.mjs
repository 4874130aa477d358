// @ts-check
// Before `npm test`: the e2e tests run the built apps, and everything needs the generated Prisma client.
import { ensureBuilt } from './lib/build.mjs';
import { runProgram } from './lib/user-error.mjs';

runProgram(() => ensureBuilt({ announce: (what) => console.log(what) }));
