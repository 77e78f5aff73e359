import cookie from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config/config.ts';
import { limitRequests } from '../limits/request-limits.ts';
import { provideContext } from './context.ts';
import { handleErrors } from './errors.ts';
import { guardOrigins } from './origin.ts';
import { serveWebApp } from './web-app.ts';

/** What every request passes before its route: cookies, its context, origin and limits. In production pages are served too. */
export async function openEdge(
  app: FastifyInstance,
  config: Config,
  on: Parameters<typeof provideContext>[1],
): Promise<void> {
  await app.register(cookie);
  provideContext(app, on);
  guardOrigins(app, config.origins);
  limitRequests(app, config.rateLimits);
  let pages = false;
  handleErrors(app, () => pages);
  if (config.production) pages = await serveWebApp(app, config.webDist, on.log);
}
