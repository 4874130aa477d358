import { AppLogger } from '@app/common';
import { apiConfig } from './api.config.js';
import { createApp } from './create-app.js';
import { openApiDocument } from './docs/document.js';

/** Prints the OpenAPI document: what the typed client is generated from. Needs the settings, but no server. */
async function main(): Promise<void> {
  const app = await createApp(apiConfig(), new AppLogger('openapi', 'fatal'));
  process.stdout.write(`${JSON.stringify(openApiDocument(app), null, 2)}\n`, () => process.exit(0));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
