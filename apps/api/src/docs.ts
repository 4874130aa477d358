import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';

/** OpenAPI at `/docs`, the document itself at `/docs-json`. */
export function mountDocs(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => openApiDocument(app));
}

/** The one description of the API: docs page, typed client and tests are made from it. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const description =
    'Records of your Attio workspace from a local mirror: milliseconds, no rate limit. Every answer says when it was true.';
  const config = new DocumentBuilder()
    .setTitle('Attio Sync')
    .setDescription(description)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key' })
    .build();
  return SwaggerModule.createDocument(app, config);
}
