// @ts-check
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/**
 * Loads the engine by hand: the package's own entry reads its wasm in a way that needs a bundler.
 * @returns {Promise<any>} its exports, `SchemaEngine` and `version` among them
 */
export async function loadEngine() {
  // The engine leaves the text of a panic here.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      message: '',
      /** @param {string} message */
      set_message(message) {
        this.message = message;
      },
    },
  });
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const glue = /** @type {any} */ (await import('@prisma/schema-engine-wasm/schema_engine_bg'));
  const bytes = await readFile(entry.replace(/\.js$/, '.wasm'));
  const { instance } = await /** @type {any} */ (globalThis).WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': glue,
  });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue;
}

/** @returns {string} the text of the engine's last panic */
export function panicMessage() {
  return /** @type {any} */ (globalThis).PRISMA_WASM_PANIC_REGISTRY?.message ?? '';
}
