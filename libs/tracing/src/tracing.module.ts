import { Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { stopTracing } from './tracing.js';

@Injectable()
class TracingEnd implements OnApplicationShutdown {
  async onApplicationShutdown(): Promise<void> {
    // A collector that is away must not hold up the end of the process.
    await stopTracing().catch(() => undefined);
  }
}

/** Sends the last spans when the application ends. */
@Module({ providers: [TracingEnd] })
export class TracingModule {}
