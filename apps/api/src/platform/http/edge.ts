import cookie from '@fastify/cookie';
import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../../config/config.ts';
import type { ApiKeys } from '../auth/api-keys.ts';
import { authenticateRequests } from '../auth/authenticate-requests.ts';
import type { Authority } from '../auth/authority.ts';
import { DEVICE_COOKIE, type KnownDevices } from '../auth/known-device.ts';
import { limitRequests } from '../limits/request-limits.ts';
import { provideAddress } from './address.ts';
import { provideContext } from './context.ts';
import { handleErrors } from './errors.ts';
import { guardOrigins } from './origin.ts';
import { securityHeaders } from './security-headers.ts';
import { serveWebApp } from './web-app.ts';

/**
 * What every request passes before its route, in this order: headers, its context, its origin, who it is, limits. In
 * production pages are served too.
 */
export async function openEdge(
  app: FastifyInstance,
  config: Config,
  on: Parameters<typeof provideContext>[1] & { authority: Authority; keys: ApiKeys; devices: KnownDevices },
): Promise<void> {
  await app.register(cookie);
  await securityHeaders(app, config.publicUrl);
  provideAddress(app, config.trustProxy);
  provideContext(app, on);
  // Before any route, the one of preflights too: a route keeps the error handler it was made with.
  let pages = false;
  handleErrors(app, () => pages);
  await guardOrigins(app, config.origins);
  authenticateRequests(app, on.authority, on.keys);
  const deviceOf = ({ cookies }: FastifyRequest) => on.devices.read(cookies[DEVICE_COOKIE])?.id ?? null;
  limitRequests(app, config.rateLimits, { operation: operations.login, deviceOf });
  if (config.production) pages = await serveWebApp(app, config.webDist, on.log);
}
