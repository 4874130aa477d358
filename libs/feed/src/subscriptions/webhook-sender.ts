import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '@app/common';
import { feedConfig, type FeedConfig } from '../feed.config.js';
import { TargetForbiddenError } from './errors.js';
import { signedHeaders } from './standard-webhooks.js';
import { TargetCheck } from './target-check.js';

export interface OutgoingMessage {
  id: string;
  body: string;
}

/** How an attempt ended. The answer's body is not read: it is nobody's business here. */
export interface SendResult {
  isDelivered: boolean;
  status: number | null;
  error: string | null;
  durationMs: number;
  /** The receiver's own wish, from `Retry-After`. */
  retryAfterMs: number | null;
}

/** Answer bytes taken in before the connection is cut: they are thrown away anyhow. */
const MOST_ANSWER_BYTES = 65_536;

/** Sends one message to one target, once. Redirects are not followed: they would lead around the target check. */
@Injectable()
export class WebhookSender implements OnModuleDestroy {
  private readonly http: HttpAgent;
  private readonly https: HttpsAgent;

  constructor(
    @Inject(feedConfig.KEY) private readonly config: FeedConfig,
    private readonly targets: TargetCheck,
    private readonly clock: Clock,
  ) {
    this.http = new HttpAgent({ keepAlive: true, maxSockets: 50, lookup: targets.lookup });
    this.https = new HttpsAgent({ keepAlive: true, maxSockets: 50, lookup: targets.lookup });
  }

  onModuleDestroy(): void {
    this.http.destroy();
    this.https.destroy();
  }

  /** Never fails: every ending is a result. */
  async send(target: string, message: OutgoingMessage, secrets: string[]): Promise<SendResult> {
    const startedAtMs = this.clock.nowMs();
    const end = (result: Omit<SendResult, 'durationMs'>): SendResult => ({
      ...result,
      durationMs: Math.round(this.clock.nowMs() - startedAtMs),
    });
    try {
      const url = this.targets.parse(target);
      const headers = {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(message.body)),
        'user-agent': 'attio-sync',
        ...signedHeaders(message, secrets, startedAtMs),
      };
      const answer = await this.post(url, headers, message.body);
      const status = answer.statusCode ?? 0;
      const isDelivered = status >= 200 && status < 300;
      const retryAfterMs = isDelivered ? null : this.retryAfterOf(answer);
      return end({ isDelivered, status, error: isDelivered ? null : `answered ${status}`, retryAfterMs });
    } catch (error) {
      return end({ isDelivered: false, status: null, error: reasonOf(error), retryAfterMs: null });
    }
  }

  private post(url: URL, headers: Record<string, string>, body: string): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const isHttps = url.protocol === 'https:';
      const signal = AbortSignal.timeout(this.config.attemptTimeoutMs);
      const options = { method: 'POST', headers, signal, agent: isHttps ? this.https : this.http };
      const request = (isHttps ? httpsRequest : httpRequest)(url, options);
      request.on('error', reject);
      request.on('response', (answer) => {
        let received = 0;
        answer.on('data', (chunk: Buffer) => {
          received += chunk.length;
          if (received > MOST_ANSWER_BYTES) answer.destroy();
        });
        answer.on('error', () => undefined); // the status is known; the rest does not matter
        resolve(answer);
      });
      request.end(body);
    });
  }

  private retryAfterOf(answer: IncomingMessage): number | null {
    const header = answer.headers['retry-after'];
    if (header === undefined) return null;
    const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - this.clock.nowMs();
    return Number.isFinite(ms) && ms > 0 ? ms : null;
  }
}

/** Codes and our own words only: messages of libraries may repeat the target. */
function reasonOf(error: unknown): string {
  if (error instanceof TargetForbiddenError) return error.message;
  const { name, code } = Object(error) as { name?: unknown; code?: unknown };
  if (name === 'TimeoutError' || name === 'AbortError') return 'no answer in time';
  return typeof code === 'string' ? `no connection (${code})` : 'no connection';
}
