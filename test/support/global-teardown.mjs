// @ts-check

/** Stops what global-setup.mjs started. Should jest die before, the watchdog does it. */
export default async function tearDown() {
  const shared = /** @type {{ testServers?: { stop: () => Promise<void> } }} */ (globalThis);
  const { testServers } = shared;
  delete shared.testServers;
  await testServers?.stop();
}
