import { deriveKeys } from '../../platform/auth/secret.ts';
import { defineFeature } from '../../platform/feature/feature.ts';
import { identityBroadcasts } from './broadcasts.ts';
import { siteInvitationRoutes } from './invitations/routes.ts';
import { handleDelete } from './leaving/delete-account.ts';
import { identityPersonal } from './leaving/personal.ts';
import { leavingRoutes } from './leaving/routes.ts';
import { forgotHandler } from './links/forgot-password.ts';
import { accountNotice } from './mails/account-notice.ts';
import { addressInUse } from './mails/address-in-use.ts';
import { confirmAddress } from './mails/confirm-address.ts';
import { invitationMail } from './mails/invitation.ts';
import { leavingMail } from './mails/leaving.ts';
import { resetMail } from './mails/reset-password.ts';
import { identityRights } from './rights.ts';
import { accountRoutes, linkRoutes, signInRoutes } from './routes.ts';

export { personColumns, presentPerson } from './account/presenter.ts';
export { readMentionable, takeMember } from './account/repository.ts';
export {
  canModerate,
  canSanction,
  canSettle,
  canSpeak,
  canUndo,
  isNoLower,
  settledRoles,
  whyNotSpeak,
} from './policy.ts';
export { memberKind } from './rights.ts';
export { revokeSessionsIn } from './sessions/revoke-sessions.ts';

/** Members: registering, signing in, profile, sessions. */
export const identity = defineFeature({
  name: 'identity',
  personal: identityPersonal,
  broadcasts: identityBroadcasts,
  rights: { operations: identityRights },
  jobs: [forgotHandler, handleDelete],
  mails: [confirmAddress, resetMail, accountNotice, addressInUse, invitationMail, leavingMail],
  routes(app, { config, tokens, devices, secrets, mail, personal }) {
    const ports = {
      tokens,
      devices,
      mail,
      keys: deriveKeys(secrets, 'refresh-token'),
      timings: config.timings,
      secureCookies: config.secureCookies,
      rateLimits: config.rateLimits,
    };
    signInRoutes(app, ports);
    accountRoutes(app, ports);
    linkRoutes(app, ports);
    siteInvitationRoutes(app, ports);
    leavingRoutes(app, { mail, personal, timings: config.timings });
  },
});
