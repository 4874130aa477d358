#!/usr/bin/env node
// Speaks the Prisma CLI <-> schema-engine protocol (JSON-RPC over stdio) on top of @prisma/schema-engine-wasm + @prisma/adapter-pg.
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import path from 'node:path';
const require = createRequire(import.meta.url);
const { PrismaPg } = require('@prisma/adapter-pg');
const utils = require('@prisma/driver-adapter-utils');

globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  message: '',
  set_message(m) {
    this.message = m;
  },
};
const argv = process.argv.slice(2);
let datasource = {};
const rest = [];
for (let i = 0; i < argv.length; i++) {
  if (argv[i] === '--datasource') datasource = JSON.parse(argv[++i]);
  else if (argv[i] === '--datamodels') i++;
  else rest.push(argv[i]);
}
const dir = path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
async function load() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const { instance } = await WebAssembly.instantiate(await readFile(path.join(dir, 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': glue,
  });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue;
}
const glue = await load();
if (rest[0] === '--version' || rest[0] === '-V') {
  console.log('schema-engine-cli ' + glue.version());
  process.exit(0);
}

function connParams() {
  const u = new URL(datasource.url);
  const schema = u.searchParams.get('schema') ?? undefined;
  u.searchParams.delete('schema');
  return { connectionString: u.toString(), schema };
}
const { connectionString, schema } = datasource.url ? connParams() : {};
const base = new PrismaPg(
  { connectionString: connectionString ?? 'postgresql://invalid', max: 1 },
  schema ? { schema } : undefined,
);
// adapter-pg is missing two things Migrate needs: the catalog type "char" (oid 18), and scripts run whole (it splits on ';').
const shadows = new Set();
function patch(adapter) {
  const io = adapter.performIO;
  adapter.performIO = async function (query) {
    const r = await io.call(this, query);
    for (const f of r.fields ?? [])
      if (f.dataTypeID === 18) {
        f.dataTypeID = 1042;
        f.isChar = true;
      }
    this.lastFields = r.fields ?? [];
    return r;
  };
  const queryRaw = adapter.queryRaw;
  adapter.queryRaw = async function (query) {
    const r = await queryRaw.call(this, query);
    this.lastFields.forEach((f, i) => {
      if (f.isChar) r.columnTypes[i] = utils.ColumnTypeEnum.Character;
    });
    return r;
  };
  adapter.executeScript = async function (script) {
    try {
      await this.client.query(script);
    } catch (e) {
      this.onError(e);
    }
  };
  const st = adapter.startTransaction;
  adapter.startTransaction = async function (...a) {
    return patch(await st.apply(this, a));
  };
  return adapter;
}
const connect = base.connect;
base.connect = async function () {
  return patch(await connect.call(this));
};
// adapter-pg's own version lets connectionString's database win over the shadow one, and drops it while still connected.
base.connectToShadowDb = async function () {
  const { Client } = require('pg');
  const name = `prisma_migrate_shadow_db_${globalThis.crypto.randomUUID()}`;
  const admin = new Client({ connectionString });
  await admin.connect();
  await admin.query(`CREATE DATABASE "${name}"`);
  const u = new URL(connectionString);
  u.pathname = '/' + name;
  const shadow = await new PrismaPg(
    { connectionString: u.toString(), max: 1 },
    schema ? { schema } : undefined,
  ).connect();
  const dispose = shadow.dispose.bind(shadow);
  const drop = async () => {
    if (!shadows.delete(drop)) return;
    await dispose();
    await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await admin.end();
  };
  shadows.add(drop);
  shadow.dispose = drop;
  return patch(shadow);
};
const factory = utils.bindMigrationAwareSqlAdapterFactory(base);
if (rest[0] === 'cli') {
  const { Client } = require('pg');
  const cmd = rest[1];
  writeSync(
    2,
    JSON.stringify({ level: 'INFO', target: 'schema_engine', fields: { message: 'schema-engine (wasm)' } }) + '\n',
  );
  const db = decodeURIComponent(new URL(connectionString).pathname.slice(1));
  try {
    if (cmd === 'can-connect-to-database') {
      const c = new Client({ connectionString });
      await c.connect();
      await c.end();
      console.log('Connection successful');
      process.exit(0);
    }
    const u = new URL(connectionString);
    u.pathname = '/postgres';
    const c = new Client({ connectionString: u.toString() });
    await c.connect();
    if (cmd === 'create-database') {
      await c.query(`CREATE DATABASE "${db.replaceAll('"', '""')}"`);
      console.log(`Database '${db}' was successfully created.`);
    } else if (cmd === 'drop-database') {
      await c.query(`DROP DATABASE IF EXISTS "${db.replaceAll('"', '""')}" WITH (FORCE)`);
      console.log(`The database was successfully dropped.`);
    }
    await c.end();
    process.exit(0);
  } catch (e) {
    const code = e.code === '3D000' ? 'P1003' : e.code === 'ECONNREFUSED' ? 'P1001' : 'P1000';
    writeSync(
      2,
      JSON.stringify({
        timestamp: new Date().toISOString(),
        level: 'ERROR',
        target: 'schema_engine::logger',
        fields: { message: e.message, is_panic: false, error_code: code, meta: { database_name: db } },
      }),
    );
    process.exit(1);
  }
}
process.on('uncaughtException', (e) => {
  console.error('PANIC', PRISMA_WASM_PANIC_REGISTRY.message, e);
  process.exit(101);
});

const rl = createInterface({ input: process.stdin });
const send = (o) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...o }) + '\n');
let q = Promise.resolve();
rl.on('line', (line) => {
  if (!line.trim()) return;
  q = q.then(async () => {
    const { id, method, params } = JSON.parse(line);
    if (!method) return;
    try {
      const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
      const m = method === 'getDatabaseVersion' ? 'version' : method;
      // the wasm engine's evaluateDataLoss and createMigration cannot replay history on a shadow database; its diff can
      const fromHistory = (script) =>
        engine.diff({
          from: params.migrationsList.migrationDirectories.length
            ? { tag: 'migrations', ...params.migrationsList }
            : { tag: 'empty' },
          to: { tag: 'schemaDatamodel', ...params.schema },
          script,
          exitCode: true,
          filters: params.filters,
        });
      let result;
      if (m === 'evaluateDataLoss') {
        result = {
          migrationSteps: (await fromHistory(false)).exitCode === 2 ? 1 : 0,
          warnings: [],
          unexecutableSteps: [],
        };
      } else if (m === 'createMigration') {
        const d = await fromHistory(true);
        const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
        const slug = params.migrationName
          .trim()
          .replace(/[^A-Za-z0-9]+/g, '_')
          .slice(0, 200);
        result = {
          connectorType: 'postgresql',
          extension: 'sql',
          generatedMigrationName: slug ? `${stamp}_${slug}` : stamp,
          migrationScript: d.exitCode === 2 ? d.stdout : params.draft ? '-- This is an empty migration.' : null,
        };
      } else result = await engine[m](params);
      if (method === 'diff' && result?.stdout != null) {
        send({ id: 1e9 + id, method: 'print', params: { content: result.stdout } });
      }
      send({ id, result: result ?? {} });
    } catch (e) {
      if (process.env.SE_DEBUG) console.error(e, PRISMA_WASM_PANIC_REGISTRY.message);
      send({
        id,
        error: {
          code: 4466,
          message: 'An error happened. Check the data field for details.',
          data: { is_panic: false, message: e.message, meta: e.meta ?? null, error_code: e.code ?? null },
        },
      });
    }
  });
});
rl.on('close', () =>
  q.then(async () => {
    await Promise.allSettled([...shadows].map((d) => d()));
    process.exit(0);
  }),
);
