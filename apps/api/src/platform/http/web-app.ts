import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Log } from '../telemetry/log.ts';

const HASHED = /\/assets\/[^/]+-[\w-]{8,}\.\w+$/;
const ours = /^\/(api|ws|health|metrics|assets)(\/|$|\?)/;

/** Whether a path that no route knows is a page of the web app rather than a mistake. */
export const isPage = (request: FastifyRequest): boolean =>
  request.method === 'GET' && !ours.test(request.url) && (request.headers.accept ?? '').includes('text/html');

/** Serves the built web app on the API's port; hashed files for ever, the page itself never from a cache. */
export async function serveWebApp(app: FastifyInstance, directory: string, log: Log): Promise<boolean> {
  if (!existsSync(join(directory, 'index.html'))) {
    log.warn({ directory }, 'The web app is not built; serving only the API. Run pnpm build and start again');
    return false;
  }
  await app.register(fastifyStatic, {
    root: directory,
    wildcard: false,
    cacheControl: false,
    preCompressed: true,
    globIgnore: ['**/*.{map,gz,br}'],
    setHeaders(reply, path) {
      const hashed = HASHED.test(path.replaceAll('\\', '/'));
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return true;
}
