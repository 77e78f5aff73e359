import type { Locale } from '@tidings/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../../../platform/feature/services.ts';
import { inlinePolicy } from '../../../platform/http/inline-policy.ts';
import { categoryName } from '../category-name.ts';
import { readRecipients } from '../repository.ts';
import { pageStyle, type State, stopPage } from './page.ts';
import { resume, stop, typesOf } from './stop.ts';
import { readToken, type Stopping } from './token.ts';

const BODY_MOST = 4096;
type Asked = FastifyRequest<{ Params: { token: string }; Body: unknown }>;

/** `/api/email/unsubscribe/:token`: GET shows a page, POST stops (RFC 8058). Whoever has the mail may do this, and nothing else. */
export async function unsubscribeRoutes(app: FastifyInstance, services: Services): Promise<void> {
  const { secrets, db, config } = services;

  /** Whom the token is for; null where it is none, or the member is gone. */
  async function asked({ params }: Asked): Promise<(Stopping & { locale: Locale }) | null> {
    const stopping = readToken(secrets, params.token);
    const recipient = stopping && (await readRecipients(db, [stopping.userId])).get(stopping.userId);
    return stopping && recipient && typesOf(stopping.category).length > 0
      ? { ...stopping, locale: recipient.locale }
      : null;
  }

  const show = (reply: FastifyReply, state: State, locale: Locale = 'en') =>
    reply
      .code(state.state === 'none' ? 404 : 200)
      .header('cache-control', 'no-store')
      // Without it a form of this page has no origin, and is refused.
      .header('referrer-policy', 'same-origin')
      .header('content-security-policy', inlinePolicy({ style: pageStyle, directives: { 'form-action': "'self'" } }))
      .type('text/html; charset=utf-8')
      .send(stopPage(state, locale, config.publicUrl));

  await app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: BODY_MOST },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    scope.get('/api/email/unsubscribe/:token', async (request: Asked, reply) => {
      const of = await asked(request);
      return of
        ? show(reply, { state: 'ask', what: categoryName(of.category, of.locale) }, of.locale)
        : show(reply, { state: 'none' });
    });
    scope.post('/api/email/unsubscribe/:token', async (request: Asked, reply) => {
      const of = await asked(request);
      if (!of) return show(reply, { state: 'none' });
      const what = categoryName(of.category, of.locale);
      const undo = (request.body as { undo?: unknown } | null)?.undo;
      if (typeof undo === 'string') {
        await resume(services, of, undo.split(','));
        return show(reply, { state: 'undone', what }, of.locale);
      }
      return show(reply, { state: 'done', what, types: await stop(services, of) }, of.locale);
    });
  });
}
