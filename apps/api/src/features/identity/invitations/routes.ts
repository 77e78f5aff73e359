import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/route.ts';
import type { Mailer } from '../../../platform/mail/mailer.ts';
import { localeAsked } from '../mails/reader.ts';
import { inviteToSite, withdrawSiteInvitation } from './invite-to-site.ts';
import { listSiteInvitations, showSiteInvitation } from './list-invitations.ts';

/** Inviting who is no member yet. */
export function siteInvitationRoutes(app: FastifyInstance, { mail }: { mail: Mailer }): void {
  route(app, operations.inviteToSite, (ctx, { body }, { request: { headers } }) =>
    inviteToSite(ctx, mail, { ...body, asked: localeAsked(headers['accept-language']) }),
  );
  route(app, operations.siteInvitations, (ctx, { query }) => listSiteInvitations(ctx, query));
  route(app, operations.withdrawSiteInvitation, (ctx, { params }) => withdrawSiteInvitation(ctx, mail, params.id));
  route(app, operations.showSiteInvitation, (ctx, { body }) => showSiteInvitation(ctx, body.token));
}
