// @ts-check

/** A failure that the person at the keyboard can mend. Its message is one clear sentence; no stack is shown. */
export class UserError extends Error {}

/**
 * Runs the body of a program: a UserError ends it with its sentence alone, anything else with its stack.
 * @param {() => Promise<void>} body
 */
export function runProgram(body) {
  body().catch((error) => {
    console.error(error instanceof UserError ? error.message : error);
    process.exitCode = 1;
  });
}
