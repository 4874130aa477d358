#!/usr/bin/env node
// What the Prisma CLI takes for its schema engine. The real one is a binary from a host that many machines cannot reach;
// this one speaks the same protocol on top of the same engine as wasm from npm. prisma.config.ts points the CLI here.
import { parseDatasource } from './prisma/datasource.mjs';
import { loadEngine } from './prisma/wasm-engine.mjs';

const words = [];
let datasource;
for (let i = 2; i < process.argv.length; i++) {
  if (process.argv[i] === '--datasource') datasource = parseDatasource(process.argv[++i]);
  else if (process.argv[i] === '--datamodels') i++;
  else words.push(process.argv[i]);
}

if (words[0] === '--version' || words[0] === '-V') {
  console.log(`schema-engine-cli ${(await loadEngine()).version()}`);
} else if (words[0] === 'cli') {
  const { runDatabaseCommand } = await import('./prisma/database-commands.mjs');
  process.exitCode = await runDatabaseCommand(words[1], datasource);
} else {
  const { serveRpc } = await import('./prisma/rpc.mjs');
  await serveRpc(await loadEngine(), datasource);
}
