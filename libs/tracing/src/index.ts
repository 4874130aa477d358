export { noteSpan, startTracing, traced } from './tracing.js';
export { tracingConfig } from './tracing.config.js';
export { TracingModule } from './tracing.module.js';
