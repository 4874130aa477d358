import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { problemSchema } from '../http/problem.js';
import { complete } from './complete.js';

/** OpenAPI at `/docs`, the document itself at `/docs-json`. */
export function mountDocs(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => openApiDocument(app));
}

/**
 * The one description of the API, made from the schemas that check requests and type answers: docs page, typed client,
 * fuzzer and the tests' check of every answer are made from it.
 */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const description =
    'Records of your Attio workspace from a local mirror: milliseconds, no rate limit of Attio. Every answer says when ' +
    'it was true. Errors are problem documents (RFC 9457) with a stable `code` and, for bad input, the `path` of each fault.';
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Attio Sync')
    .setDescription(description)
    .setVersion('1')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key' })
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    standardSchemaConverter: (schema, { schemaType }) =>
      schema instanceof z.ZodType ? converted(schema, schemaType) : undefined,
  });
  return complete(document, converted(problemSchema, 'output').components);
}

/** JSON schema 2020-12, which is what OpenAPI 3.1 speaks; named schemas become components. */
function converted(schema: z.ZodType, io: 'input' | 'output') {
  const { $defs = {}, $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return { schema: rest as never, components: $defs as never };
}
