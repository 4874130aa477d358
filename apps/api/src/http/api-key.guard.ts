import { applyDecorators, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import { AccessService, KeyRefusedError, ScopeMissingError, type ApiScope, type Caller } from '@app/access';
import { type FastifyRequest } from 'fastify';

const NEEDED_SCOPE = 'needed-scope';

/** The scope a route needs, also told in the OpenAPI document. A route without it is open to nobody but by `@Public()`. */
export const Needs = (scope: ApiScope) =>
  applyDecorators(SetMetadata(NEEDED_SCOPE, scope), ApiExtension('x-required-scope', scope));

/** For routes with an authentication of their own, and for probes. */
export const Public = () => SetMetadata(NEEDED_SCOPE, 'public');

const callers = new WeakMap<object, Caller>();

/** Who sent a request that the guard let in; `undefined` on public routes. */
export function callerOf(request: object): Caller | undefined {
  return callers.get(request);
}

/** Every route is behind this guard: forgetting to say who may call it closes it. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly access: AccessService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const needed = this.reflector.getAllAndOverride<ApiScope | 'public' | undefined>(NEEDED_SCOPE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (needed === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const caller = await this.access.authorize(bearerOf(request.headers.authorization), needed ?? 'admin');
    callers.set(request, caller);
    return true;
  }

  /** For answers that go on for long: whether the key would still be let in. Postgres being away is no refusal. */
  async isAllowed(request: FastifyRequest, needed: ApiScope): Promise<boolean> {
    try {
      await this.access.authorize(bearerOf(request.headers.authorization), needed);
      return true;
    } catch (error) {
      return !(error instanceof KeyRefusedError || error instanceof ScopeMissingError);
    }
  }
}

/** @returns the token of `Authorization: Bearer <token>` */
export function bearerOf(header: string | undefined): string | undefined {
  const [scheme, token, ...rest] = (header ?? '').split(' ');
  return scheme?.toLowerCase() === 'bearer' && rest.length === 0 ? token : undefined;
}
