// @ts-check
// `npm run build`: everything anew.
import { ensureBuilt } from './lib/build.mjs';
import { runProgram } from './lib/user-error.mjs';

runProgram(() => ensureBuilt({ announce: (what) => console.log(what), force: true }));
