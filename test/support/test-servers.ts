import { type TestServers } from './servers.mjs';

/** The servers global-setup.mjs started for this run. */
export function testServers(): TestServers {
  const text = process.env['TEST_SERVERS'];
  if (!text)
    throw new Error('Tests with servers belong to the projects medium or e2e of jest.config.mjs, which start them.');
  return JSON.parse(text) as TestServers;
}
