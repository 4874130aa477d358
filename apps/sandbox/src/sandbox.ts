import Fastify, { type FastifyInstance } from 'fastify';
import { type AddressInfo } from 'node:net';
import { Clock } from './clock.js';
import { registerControl } from './control/routes.js';
import { registerPage } from './page/page.js';
import { Faults } from './faults/faults.js';
import { CallLog } from './http/calls.js';
import { RateLimits } from './http/limits.js';
import { refuse, registerApi } from './http/server.js';
import { World } from './model/world.js';
import { Random } from './random.js';
import { Scheduler } from './scheduler.js';
import { type Import } from './seed/import-schema.js';
import { importWorkspace } from './seed/import.js';
import { defaultApiKey, defaultSeed, seedWorld, type SeedOptions } from './seed/seed.js';
import { defaultSettings, turn, type Settings, type SettingsPatch } from './settings.js';
import { WebhookEngine } from './webhooks/engine.js';
import { WebhookStore } from './webhooks/store.js';

export interface SandboxOptions extends Partial<SeedOptions> {
  /** Dials that differ from the defaults. */
  readonly settings?: SettingsPatch;
  /** Where unexpected failures go; standard error when left out. */
  readonly onError?: (error: unknown) => void;
}

/** One simulated Attio workspace with its HTTP server. */
export class Sandbox {
  readonly clock = new Clock();
  readonly scheduler = new Scheduler(this.clock);
  readonly settings: Settings = defaultSettings();
  readonly calls = new CallLog();
  readonly limits = new RateLimits(() => this.settings);
  readonly webhooks = new WebhookStore();
  readonly apiKey = defaultApiKey;
  readonly app: FastifyInstance;
  readonly faults: Faults;
  readonly engine: WebhookEngine;
  world: World;
  random: Random;

  private seedOptions: SeedOptions;
  private readonly initial: SettingsPatch;
  private readonly onError: (error: unknown) => void;

  constructor(options: SandboxOptions = {}) {
    this.initial = options.settings ?? {};
    this.onError = options.onError ?? ((error) => console.error(error));
    turn(this.settings, this.initial);
    this.seedOptions = { ...defaultSeed, ...given(options) };
    this.random = new Random(this.seedOptions.seed);
    this.faults = new Faults(() => this.random);
    const { clock, scheduler, webhooks: store } = this;
    this.engine = new WebhookEngine({
      clock,
      scheduler,
      store,
      settings: () => this.settings,
      random: () => this.random,
    });
    this.world = this.build();
    this.app = Fastify({
      bodyLimit: 64 * 1024 * 1024,
      forceCloseConnections: true,
      routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
      frameworkErrors: (error, _request, reply) => void refuse(this, error, reply),
    });
    registerApi(this);
    registerControl(this);
    registerPage(this);
  }

  /** Starts to listen; port 0 takes any free one. Resolves to the origin, e.g. `http://127.0.0.1:4010`. */
  async listen(port = 0, host = '127.0.0.1'): Promise<string> {
    await this.app.listen({ port, host });
    return this.url;
  }

  /** The origin, once listening. The API is under `/v2`. */
  get url(): string {
    const address = this.app.server.address() as AddressInfo | null;
    if (!address) throw new Error('the sandbox is not listening');
    const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
    return `http://${host}:${address.port}`;
  }

  async close(): Promise<void> {
    this.scheduler.stop();
    this.engine.stop();
    await this.app.close();
  }

  /** A new workspace from the seed. Webhooks, dials, faults and logs go as well, unless kept. */
  reset(options: Partial<SeedOptions> = {}, keep: readonly ('webhooks' | 'dials' | 'tokens' | 'logs')[] = []): void {
    const tokens = keep.includes('tokens') ? [...this.world.tokens.values()] : [];
    this.scheduler.stop();
    this.faults.clear();
    this.limits.reset();
    if (!keep.includes('webhooks')) this.webhooks.clear();
    if (!keep.includes('logs')) this.calls.clear();
    this.engine.clear();
    if (!keep.includes('dials')) {
      Object.assign(this.settings, defaultSettings());
      turn(this.settings, this.initial);
    }
    this.seedOptions = { ...this.seedOptions, ...given(options) };
    this.random = new Random(this.seedOptions.seed);
    this.world = this.build();
    for (const token of tokens) this.world.tokens.set(token.token, token);
  }

  /** Loads recorded schema and records in the API's own shapes. Fires no webhooks. */
  import(input: Import): void {
    const { id, name, slug } = input.workspace ?? {};
    const { workspace } = this.world;
    this.world.events.muted = true;
    Object.assign(workspace, { id: id ?? workspace.id, name: name ?? workspace.name, slug: slug ?? workspace.slug });
    importWorkspace(this.world, input);
    this.world.events.muted = false;
  }

  /** Says that something failed that should not have. */
  report(error: unknown): void {
    this.onError(error);
  }

  private build(): World {
    const random = new Random(this.seedOptions.seed ^ 0x5eed);
    const workspace = { id: random.uuid(), name: 'Sandbox', slug: 'sandbox', logoUrl: null };
    const world = new World(workspace, this.clock, this.scheduler, this.settings, this.seedOptions.seed + 1);
    seedWorld(world, this.seedOptions);
    this.scheduler.stop();
    world.events.listen((events) => this.engine.publish(events));
    return world;
  }
}

/** A sandbox, ready to `listen`. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  return new Sandbox(options);
}

function given(options: Partial<SeedOptions>): Partial<SeedOptions> {
  const { seed, people, companies, deals } = options;
  return Object.fromEntries(
    Object.entries({ seed, people, companies, deals }).filter(([, value]) => value !== undefined),
  );
}
