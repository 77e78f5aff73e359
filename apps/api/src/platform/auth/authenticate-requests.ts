import { API_KEY_PREFIX } from '@tidings/contracts';
import type { FastifyInstance } from 'fastify';
import { forbidden } from '../kernel/errors.ts';
import type { ApiKeys } from './api-keys.ts';
import type { Authority } from './authority.ts';
import type { AccessClaims } from './tokens.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the access token of this request says; `null` when signed out. */
    claims: AccessClaims | null;
    /** The access token is older than the password: only a route that asks for it gets here with one. */
    outdated: boolean;
  }
  interface FastifyContextConfig {
    /** Lets an access token in that is older than the password; the handler says what it is good for. */
    takesOutdated?: boolean;
    /** Knows who brings an access token, though it is not under /api. */
    knowsMembers?: boolean;
  }
}

/** Gives a request that brings an access token its member, and one that brings an API key its system. After the origin's turn, so that a known page can read a refusal. */
export function authenticateRequests(app: FastifyInstance, authority: Authority, keys: ApiKeys): void {
  app.decorateRequest('claims', null);
  app.decorateRequest('outdated', false);
  app.addHook('onRequest', async (request) => {
    const { authorization } = request.headers;
    if (authorization === undefined) return;
    // Signing in speaks by cookie and password; what is not under /api is for operators and has its own key.
    const { url: path = '', config } = request.routeOptions;
    if (!config.knowsMembers && (!path.startsWith('/api/') || path.startsWith('/api/auth/'))) return;
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
    const bearer = token ?? 'malformed';
    if (bearer.startsWith(API_KEY_PREFIX)) {
      const integration = await keys.authenticate(bearer, request.address);
      const scope = config.operation?.scope;
      if (scope === undefined) throw forbidden('API keys may not do this.');
      if (!integration.scopes.includes(scope)) throw forbidden(`This API key does not have the scope ${scope}.`);
      request.ctx.integration = integration;
      return;
    }
    const { actor, claims, outdated } = config.takesOutdated
      ? await authority.recognise(bearer)
      : { ...(await authority.authenticate(bearer)), outdated: false };
    request.ctx.actor = actor;
    request.claims = claims;
    request.outdated = outdated;
  });
}
