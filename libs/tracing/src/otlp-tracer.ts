import { createHash } from 'node:crypto';
import {
  context,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
  type Span,
  type SpanOptions as OtelOptions,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, RandomIdGenerator } from '@opentelemetry/sdk-trace-base';
import { AppError } from '@app/common';
import { type SpanOptions, type Tracer } from './tracing.js';

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL };

interface Ids {
  traceId: string;
  spanId: string;
}

/** Sends spans over OTLP/HTTP. Loaded only when an exporter is configured. */
export class OtlpTracer implements Tracer {
  private readonly ids = new GivenIds();
  private readonly provider: BasicTracerProvider;
  private readonly tracer;

  constructor(serviceName: string) {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    this.provider = new BasicTracerProvider({
      resource: resourceFromAttributes({ 'service.name': serviceName }),
      spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter(), { scheduledDelayMillis: 1_000 })],
      idGenerator: this.ids,
    });
    this.tracer = this.provider.getTracer('attio-sync');
  }

  async run<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
    const { span, parent } = this.start(name, options);
    try {
      return await context.with(trace.setSpan(parent, span), work);
    } catch (error) {
      // The class or code alone: messages of drivers may repeat values.
      fail(span, error instanceof AppError ? error.code : error instanceof Error ? error.name : 'error');
      throw error;
    } finally {
      span.end();
    }
  }

  note(name: string, options: SpanOptions & { durationMs: number; error?: string | undefined }): void {
    const nowMs = Date.now();
    const { span } = this.start(name, options, nowMs - options.durationMs);
    if (options.error !== undefined) fail(span, options.error);
    span.end(nowMs);
  }

  async stop(): Promise<void> {
    await this.provider.shutdown();
    context.disable();
  }

  private start(name: string, options: SpanOptions, startTime?: number): { span: Span; parent: Context } {
    const ids = idsOf(options.traceOf);
    const parent = ids === undefined || options.isFirst ? contextWithout(ids) : remoteParent(ids);
    const details: OtelOptions = {
      kind: KINDS[options.kind ?? 'internal'],
      attributes: options.attributes ?? {},
      ...(startTime === undefined ? {} : { startTime }),
    };
    const make = () => this.tracer.startSpan(name, details, parent);
    return { span: options.isFirst && ids ? this.ids.during(ids, make) : make(), parent };
  }
}

/** The first span of a trace has no parent; everything without a trace of its own belongs where it happens. */
function contextWithout(ids: Ids | undefined): Context {
  return ids === undefined ? context.active() : ROOT_CONTEXT;
}

function remoteParent(ids: Ids): Context {
  return trace.setSpanContext(ROOT_CONTEXT, { ...ids, traceFlags: TraceFlags.SAMPLED, isRemote: true });
}

/** Correlation ids of deliveries and tickets are UUIDs: 128 bits, as trace ids are. */
function idsOf(correlationId: string | null | undefined): Ids | undefined {
  const traceId = correlationId?.replaceAll('-', '').toLowerCase();
  if (traceId === undefined || !/^[0-9a-f]{32}$/.test(traceId)) return undefined;
  return { traceId, spanId: createHash('sha256').update(traceId).digest('hex').slice(0, 16) };
}

function fail(span: Span, message: string): void {
  span.setStatus({ code: SpanStatusCode.ERROR, message });
}

/** Random ids, except for spans whose ids are given. */
class GivenIds extends RandomIdGenerator {
  private given: Ids | undefined;
  private readonly random = new RandomIdGenerator();

  override generateTraceId = (): string => this.given?.traceId ?? this.random.generateTraceId();
  override generateSpanId = (): string => this.given?.spanId ?? this.random.generateSpanId();

  during<T>(ids: Ids, make: () => T): T {
    this.given = ids;
    try {
      return make();
    } finally {
      this.given = undefined;
    }
  }
}
