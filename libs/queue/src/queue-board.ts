import { Injectable } from '@nestjs/common';
import { getQueueToken } from '@nestjs/bullmq';
import { ModuleRef } from '@nestjs/core';
import { type Queue } from 'bullmq';
import { type FastifyInstance, type onRequestAsyncHookHandler } from 'fastify';
import { queueNames } from './catalogue.js';

/** The BullMQ dashboard: every queue of the catalogue. */
@Injectable()
export class QueueBoard {
  constructor(private readonly moduleRef: ModuleRef) {}

  /**
   * Mounts the dashboard in a scope of its own. Nest's guards do not cover Fastify plugins, so the guard is a hook of
   * that scope: page, assets and API are behind it alike.
   */
  async mount(fastify: FastifyInstance, basePath: string, guard: onRequestAsyncHookHandler): Promise<void> {
    // Here and not above: the worker and the CLI, which import this lib as well, neither load nor keep it.
    const [{ createBullBoard }, { BullMQAdapter }, { FastifyAdapter }] = await Promise.all([
      import('@bull-board/api'),
      import('@bull-board/api/bullMQAdapter'),
      import('@bull-board/fastify'),
    ]);
    const adapter = new FastifyAdapter().setBasePath(basePath);
    const queues = queueNames.map((name) => this.moduleRef.get<Queue>(getQueueToken(name), { strict: false }));
    createBullBoard({ queues: queues.map((queue) => new BullMQAdapter(queue)), serverAdapter: adapter });
    await fastify.register(async (scope) => {
      scope.addHook('onRequest', guard);
      await scope.register(adapter.registerPlugin(), { prefix: basePath });
    });
  }
}
