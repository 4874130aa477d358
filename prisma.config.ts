import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// Prisma 7 downloads a native schema engine before every command. Ours speaks the same protocol on top of the wasm
// engine from npm, so that no command needs anything but the npm registry (docs/decisions/0002-prisma-without-binaries.md).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL('scripts/schema-engine.mjs', import.meta.url));

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/attio_sync' },
});
