import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Redis } from 'ioredis';
import { cacheConfig, type CacheConfig } from './cache.config.js';

/**
 * The one Redis client of a process, and its twin for subscriptions. Redis is disposable here: a command given while it
 * is away fails at once instead of waiting, and the connection comes back by itself.
 */
@Injectable()
export class RedisConnection implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(RedisConnection.name);
  private isReported = false;
  /** For commands. Only this lib speaks Redis; others use what stands on it. */
  readonly client: Redis;
  /** For subscriptions: a subscribed connection takes no other command. */
  readonly subscriber: Redis;

  constructor(@Inject(cacheConfig.KEY) config: CacheConfig) {
    this.client = new Redis(config.redisUrl, {
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      autoResendUnfulfilledCommands: false,
      connectTimeout: 2_000,
      commandTimeout: config.timeoutMs,
      retryStrategy: reconnectAfterMs,
    });
    this.subscriber = new Redis(config.redisUrl, {
      lazyConnect: true,
      maxRetriesPerRequest: null,
      connectTimeout: 2_000,
      retryStrategy: reconnectAfterMs,
    });
    this.client.on('error', (error: Error) => this.reportOnce(error));
    this.client.on('ready', () => this.reportBack());
    // Both connections lose the same server at the same moment; one line is enough.
    this.subscriber.on('error', () => undefined);
  }

  /** Connects, but does not insist: a process starts without Redis and finds it later. */
  async onModuleInit(): Promise<void> {
    await Promise.all([this.client.connect().catch(ignore), this.subscriber.connect().catch(ignore)]);
  }

  async onApplicationShutdown(): Promise<void> {
    this.client.disconnect();
    this.subscriber.disconnect();
  }

  /** Whether a command would be sent now. */
  get isReady(): boolean {
    return this.client.status === 'ready';
  }

  /**
   * Asks Redis whether it is there.
   * @returns the round trip in milliseconds
   * @throws Error when Redis is away or silent for longer than `REDIS_TIMEOUT_MS`
   */
  async ping(): Promise<number> {
    const startedAtMs = performance.now();
    await this.client.ping();
    return performance.now() - startedAtMs;
  }

  private reportOnce(error: Error): void {
    if (this.isReported) return;
    this.isReported = true;
    this.logger.warn(`Redis is away, going on without it: ${error.message}`);
  }

  private reportBack(): void {
    if (this.isReported) this.logger.log('Redis is back');
    this.isReported = false;
  }
}

/** Never gives up, and never waits long: recovery is worth more than a few refused connects. */
function reconnectAfterMs(attempt: number): number {
  return Math.min(50 * attempt, 500);
}

function ignore(): void {
  // The error listener has reported it; the client goes on trying.
}
