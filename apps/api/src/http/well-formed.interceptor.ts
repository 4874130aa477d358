import {
  Injectable,
  UnsupportedMediaTypeException,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Observable } from 'rxjs';
import { addressOf } from './address.js';
import { problem } from './problem.js';
import { ValidationProblem } from './problem.filter.js';
import { malformation } from './well-formed.js';

/** Refuses, before any route sees it, what no column could store. Attio's deliveries are theirs to form. */
@Injectable()
export class WellFormedInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!addressOf(request).startsWith('/v1/')) return next.handle();
    const { body, headers, query, params } = request;
    // Forms and plain text are parsed by the server, but mean nothing here.
    const isJson = /^application\/(json|[\w.-]+\+json)\b/.test(headers['content-type'] ?? 'application/json');
    if (!isJson) throw new UnsupportedMediaTypeException();
    const fault = malformation(params, 'path') ?? malformation(query, 'query') ?? malformation(body, 'body');
    if (fault === null) return next.handle();
    throw new ValidationProblem(problem('invalid_request', 'See errors for the path of each fault', [fault]));
  }
}
