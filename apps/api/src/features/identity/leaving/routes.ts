import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/route.ts';
import type { Mailer } from '../../../platform/mail/mailer.ts';
import type { PersonalData } from '../../../platform/personal/registry.ts';
import { localeAsked } from '../mails/reader.ts';
import { clearRefreshCookie } from '../sessions/cookie.ts';
import { askDeletion } from './ask-deletion.ts';
import { exportMe, exportRoute } from './export-data.ts';

type Ports = {
  mail: Mailer;
  personal: PersonalData;
  timings: { accountGrace: number; exportLink: number; exportAgain: number };
};

/** Going for good, and taking along what is one's own. */
export function leavingRoutes(app: FastifyInstance, { mail, personal, timings }: Ports): void {
  route(app, operations.deleteMe, async (ctx, { body }, { request, reply }) => {
    const ports = { mail, personal, graceMs: timings.accountGrace };
    const answer = await askDeletion(ctx, ports, { ...body, asked: localeAsked(request.headers['accept-language']) });
    clearRefreshCookie(reply);
    return answer;
  });
  route(app, operations.exportMe, (ctx, { body }) => exportMe(ctx, body.password, timings));
  exportRoute(app, personal.sections);
}
