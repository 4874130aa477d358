export { createSandbox, Sandbox, type SandboxOptions } from './sandbox.js';
export { defaultApiKey, type SeedOptions } from './seed/seed.js';
export { type Settings, type SettingsPatch } from './settings.js';
export { type Fault } from './faults/faults.js';
