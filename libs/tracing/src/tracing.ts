import { tracingConfig } from './tracing.config.js';

/** Ids, kinds, counts and outcomes; never contents. */
export type SpanAttributes = Record<string, string | number | boolean>;

export interface SpanOptions {
  /**
   * The delivery or ticket this is done for. Its id is the trace's id, and the id of the trace's first span follows from
   * it, so rows carry a trace from process to process by their correlation id and need no more.
   */
  traceOf?: string | null | undefined;
  /** The first span of that trace. */
  isFirst?: boolean;
  kind?: 'server' | 'client' | 'internal';
  attributes?: SpanAttributes;
}

export interface Tracer {
  run<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T>;
  note(name: string, options: SpanOptions & { durationMs: number; error?: string | undefined }): void;
  stop(): Promise<void>;
}

let tracer: Tracer | undefined;

/** Begins to send spans, when OTEL_EXPORTER_OTLP_ENDPOINT is set. Otherwise nothing is loaded, and spans cost nothing. */
export async function startTracing(app: string): Promise<void> {
  const { endpoint, serviceName } = tracingConfig();
  if (endpoint === undefined || tracer !== undefined) return;
  const { OtlpTracer } = await import('./otlp-tracer.js');
  tracer = new OtlpTracer(serviceName ?? `attio-sync-${app}`);
}

/** Sends what is left. */
export async function stopTracing(): Promise<void> {
  const last = tracer;
  tracer = undefined;
  await last?.stop();
}

/** Does `work` inside a span; spans made by it are children. An error ends the span as failed and is thrown on. */
export async function traced<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
  return tracer === undefined ? work() : tracer.run(name, options, work);
}

/** A span for what has just ended. */
export function noteSpan(
  name: string,
  options: SpanOptions & { durationMs: number; error?: string | undefined },
): void {
  tracer?.note(name, options);
}
