// @ts-check
import { createInterface } from 'node:readline';
import { createAdapterFactory } from './adapter.mjs';
import { panicMessage } from './wasm-engine.mjs';

/** JSON-RPC's code for a failed call, as the native engine answers it. */
const CALL_FAILED = 4466;
/** Notifications need ids that no request of the CLI has. */
const NOTIFICATION_IDS = 1_000_000_000;

/**
 * Answers the CLI's requests, one JSON-RPC message per line, until it closes our input.
 * @param {any} glue the loaded engine
 * @param {import('./datasource.mjs').Datasource} [datasource]
 */
export async function serveRpc(glue, datasource = { url: undefined, schema: undefined }) {
  process.on('uncaughtException', (error) => {
    console.error('the schema engine panicked:', panicMessage(), error);
    process.exit(101);
  });
  const { factory, dropShadows } = createAdapterFactory(datasource);
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, method, params } = line.trim() === '' ? {} : JSON.parse(line);
    if (!method) continue;
    try {
      const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
      const result = await call(engine, method, params);
      if (method === 'diff' && typeof result?.stdout === 'string') {
        send({ id: NOTIFICATION_IDS + id, method: 'print', params: { content: result.stdout } });
      }
      send({ id, result: result ?? {} });
    } catch (error) {
      send({
        id,
        error: {
          code: CALL_FAILED,
          message: 'An error happened. Check the data field for details.',
          data: dataOf(error),
        },
      });
    }
  }
  await dropShadows();
  process.exit(0); // the adapter may still hold a connection
}

/** @param {any} engine @param {string} method @param {any} params */
async function call(engine, method, params) {
  if (method === 'getDatabaseVersion') return engine.version(params);
  if (method === 'evaluateDataLoss') {
    const { exitCode } = await diffFromHistory(engine, params, false);
    // The wasm engine cannot replay history for its warnings about lost data, so there are none: read the SQL.
    return { migrationSteps: exitCode === 2 ? 1 : 0, warnings: [], unexecutableSteps: [] };
  }
  if (method === 'createMigration') return createMigration(engine, params);
  return engine[method](params);
}

/**
 * The wasm engine's own `createMigration` refuses to replay history on a shadow database; its `diff` does it.
 * @param {any} engine @param {any} params
 */
async function createMigration(engine, params) {
  const { exitCode, stdout } = await diffFromHistory(engine, params, true);
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const slug = params.migrationName
    .trim()
    .replace(/[^A-Za-z0-9]+/g, '_')
    .slice(0, 200);
  const nothing = params.draft ? '-- This is an empty migration.' : null;
  return {
    connectorType: 'postgresql',
    extension: 'sql',
    generatedMigrationName: slug ? `${stamp}_${slug}` : stamp,
    migrationScript: exitCode === 2 ? stdout : nothing,
  };
}

/** @param {any} engine @param {any} params @param {boolean} script SQL instead of a summary */
function diffFromHistory(engine, { migrationsList, schema, filters }, script) {
  const isEmpty = migrationsList.migrationDirectories.length === 0;
  return engine.diff({
    from: isEmpty ? { tag: 'empty' } : { tag: 'migrations', ...migrationsList },
    to: { tag: 'schemaDatamodel', ...schema },
    script,
    exitCode: true, // 2 means they differ
    filters,
  });
}

/** @param {any} error */
function dataOf(error) {
  return { is_panic: false, message: error.message, meta: error.meta ?? null, error_code: error.code ?? null };
}

/** @param {object} message */
function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}
