import { pageOf, pageQuerySchema } from '../kernel/page.ts';
import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import {
  inviteToSiteInputSchema,
  madeSiteInvitationSchema,
  shownSiteInvitationSchema,
  siteInvitationSchema,
  siteInvitationTokenSchema,
} from './invitations.ts';

export const siteInvitationOperations = {
  inviteToSite: operation({
    method: 'POST',
    path: '/api/invitations',
    access: 'member',
    summary:
      'Invites somebody who is no member yet: by a link, or by mail to an address. Whether that address has an account is not said.',
    body: inviteToSiteInputSchema,
    answer: madeSiteInvitationSchema,
    status: 201,
    perMinute: 20,
  }),
  siteInvitations: operation({
    method: 'GET',
    path: '/api/invitations/sent',
    access: 'member',
    summary: 'Lists the invitations of the viewer’s with which one can still register, newest first.',
    query: pageQuerySchema,
    answer: pageOf(siteInvitationSchema),
  }),
  withdrawSiteInvitation: operation({
    method: 'DELETE',
    path: '/api/invitations/:id',
    access: 'member',
    summary: 'Takes back an invitation of the viewer’s: nobody registers with it any more.',
    params: byId,
  }),
  showSiteInvitation: operation({
    method: 'POST',
    path: '/api/auth/invitation',
    access: 'public',
    summary: 'Says who invites with a link, for the page where one registers.',
    body: siteInvitationTokenSchema,
    answer: shownSiteInvitationSchema,
    perMinute: 30,
  }),
} as const;
