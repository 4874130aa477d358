import { registerAs } from '@nestjs/config';
import { parseEnv } from '@app/common';
import { z } from 'zod';

const env = z.object({
  /** Where spans go, e.g. `http://collector:4318`. The exporter reads the other `OTEL_EXPORTER_OTLP_…` keys by itself. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  OTEL_SERVICE_NAME: z.string().min(1).optional(),
});

export const tracingConfig = registerAs('tracing', () => {
  const e = parseEnv(env);
  return { endpoint: e.OTEL_EXPORTER_OTLP_ENDPOINT, serviceName: e.OTEL_SERVICE_NAME };
});
