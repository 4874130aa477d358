import { Injectable, UnsupportedMediaTypeException, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { addressOf } from './address.js';
import { problem } from './problem.js';
import { ValidationProblem } from './problem.filter.js';
import { malformation } from './well-formed.js';

/**
 * Refuses, before any route sees it and after the key was looked at, what no column could store. Attio's deliveries are
 * theirs to form. A guard, not an interceptor: a single one of those wraps every answer in observables.
 */
@Injectable()
export class WellFormedGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!addressOf(request).startsWith('/v1/')) return true;
    const { body, headers, query, params } = request;
    // Forms and plain text are parsed by the server, but mean nothing here.
    const isJson = /^application\/(json|[\w.-]+\+json)\b/.test(headers['content-type'] ?? 'application/json');
    if (!isJson) throw new UnsupportedMediaTypeException();
    const fault = malformation(params, 'path') ?? malformation(query, 'query') ?? malformation(body, 'body');
    if (fault === null) return true;
    throw new ValidationProblem(problem('invalid_request', 'See errors for the path of each fault', [fault]));
  }
}
