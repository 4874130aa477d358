import { Inject, Injectable } from '@nestjs/common';
import { SharedCounters, type Counted } from '@app/cache';
import { hashApiKey } from './api-key.js';
import { rateConfig, type RateConfig } from './rate.config.js';

/** Who shares a count, and how far it may go. */
export interface Rate {
  name: string;
  /** `null`: as many as come. */
  max: number | null;
}

/** How many requests are let in: counted together by all processes while Redis is there. */
@Injectable()
export class RateService {
  constructor(
    @Inject(rateConfig.KEY) private readonly config: RateConfig,
    private readonly counters: SharedCounters,
  ) {}

  get windowMs(): number {
    return this.config.windowMs;
  }

  /** Of a request to the API: counted by its key, also one that is not valid, or else by where it comes from. */
  rateOf(key: string | undefined, address: string): Rate {
    if (key === undefined) return { name: `address:${address}`, max: orNone(this.config.perAddress) };
    return { name: `key:${hashApiKey(key)}`, max: orNone(this.config.perKey) };
  }

  /** Of Attio's deliveries, all together. */
  get deliveryRate(): Rate {
    return { name: 'deliveries', max: orNone(this.config.deliveries) };
  }

  async count(name: string): Promise<Counted> {
    return this.counters.count(`rate:${name}`, this.config.windowMs);
  }
}

function orNone(limit: number): number | null {
  return limit === 0 ? null : limit;
}
