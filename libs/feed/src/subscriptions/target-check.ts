import { lookup } from 'node:dns';
import { Inject, Injectable } from '@nestjs/common';
import { isIP, type LookupFunction } from 'node:net';
import { feedConfig, type FeedConfig } from '../feed.config.js';
import { forbiddenBecause } from './addresses.js';
import { TargetForbiddenError } from './errors.js';

/**
 * Keeps webhooks out of our own network. A name is judged by the addresses it has when the connection is made, so a name
 * that was harmless when the subscription was made gains nothing by changing.
 */
@Injectable()
export class TargetCheck {
  constructor(@Inject(feedConfig.KEY) private readonly config: FeedConfig) {}

  /**
   * What can be said without a connection: scheme, credentials, literal addresses, and the name's addresses of now.
   * @throws TargetForbiddenError
   */
  async assertAllowed(target: string): Promise<void> {
    const url = this.parse(target);
    const host = hostOf(url);
    if (isIP(host) !== 0) return;
    await new Promise<void>((resolve, reject) => {
      this.lookup(host, { all: true }, (error) => {
        // A name that does not resolve now may do so later; the attempts will tell.
        if (error instanceof TargetForbiddenError) reject(error);
        else resolve();
      });
    });
  }

  /**
   * For every attempt: the URL's own form, and literal addresses, which are connected to without a look-up.
   * @throws TargetForbiddenError
   */
  parse(target: string): URL {
    let url: URL;
    try {
      url = new URL(target);
    } catch {
      throw new TargetForbiddenError('it is not a URL');
    }
    const isHttp = url.protocol === 'http:' && this.config.allowPrivateTargets;
    if (url.protocol !== 'https:' && !isHttp) throw new TargetForbiddenError('it must start with https://');
    if (url.username || url.password) throw new TargetForbiddenError('it must not hold credentials');
    const host = hostOf(url);
    if (isIP(host) !== 0) this.assertAddress(host);
    return url;
  }

  /** In place of Node's look-up: what it answers is what the socket connects to. One bad address spoils the name. */
  readonly lookup: LookupFunction = (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      try {
        for (const { address } of addresses) this.assertAddress(address);
      } catch (refusal) {
        return callback(refusal as NodeJS.ErrnoException, '', 0);
      }
      const first = addresses[0];
      if (options.all) return callback(null, addresses);
      return callback(null, first?.address ?? '', first?.family ?? 0);
    });
  };

  private assertAddress(address: string): void {
    const reason = forbiddenBecause(address, this.config.allowPrivateTargets);
    if (reason !== undefined) throw new TargetForbiddenError(reason);
  }
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}
