import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { catalogue } from './catalogue.js';
import { JobProcessor } from './job-processor.js';

/** Stops a worker in which a job of the catalogue has no handler, or two. */
@Injectable()
export class HandlerCheck implements OnApplicationBootstrap {
  constructor(private readonly discovery: DiscoveryService) {}

  onApplicationBootstrap(): void {
    const handled = this.discovery
      .getProviders()
      .flatMap(({ instance }: { instance: unknown }) => (instance instanceof JobProcessor ? [instance] : []))
      .flatMap((processor) => Object.keys(processor.handlers));
    const faults = Object.keys(catalogue).flatMap((name) => {
      const count = handled.filter((other) => other === name).length;
      return count === 1 ? [] : [`${name} has ${count} handlers`];
    });
    if (faults.length > 0) throw new Error(`Every job needs exactly one handler: ${faults.join(', ')}`);
  }
}
