import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';

/** OpenAPI at `/docs`, the document itself at `/docs-json`. */
export function mountDocs(app: NestFastifyApplication): void {
  const description =
    'Records of your Attio workspace from a local mirror: milliseconds, no rate limit. Every answer says when it was true.';
  const config = new DocumentBuilder()
    .setTitle('Attio Sync')
    .setDescription(description)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key' })
    .build();
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, config));
}
