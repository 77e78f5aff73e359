import type { FastifyInstance } from 'fastify';
import { inlinePolicy } from '../http/inline-policy.ts';
import { openApiDocument } from './document.ts';
import { docsPage, style } from './page.ts';

/** `/api/openapi.json` and `/api/docs`: written once, on the first request. */
export function openApiRoutes(app: FastifyInstance, publicUrl: string): void {
  let document: string | undefined;
  let page: string | undefined;
  app.get('/api/openapi.json', async (_request, reply) => {
    document ??= JSON.stringify(openApiDocument(publicUrl));
    return reply.type('application/json; charset=utf-8').send(document);
  });
  app.get('/api/docs', async (_request, reply) => {
    page ??= docsPage();
    reply.header('content-security-policy', inlinePolicy({ style }));
    return reply.type('text/html; charset=utf-8').send(page);
  });
}
