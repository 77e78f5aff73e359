import { defineFeature } from '../../platform/feature/feature.ts';
import { identityBroadcasts } from './broadcasts.ts';
import { identityRights } from './rights.ts';
import { accountRoutes, signInRoutes } from './routes.ts';

export { personColumns, presentPerson } from './account/presenter.ts';
export { takeMember } from './account/repository.ts';
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
export { revokeSessionsIn } from './sessions/revoke-sessions.ts';

/** Members: registering, signing in, profile, sessions. */
export const identity = defineFeature({
  name: 'identity',
  broadcasts: identityBroadcasts,
  rights: { operations: identityRights },
  routes(app, { config, tokens }) {
    signInRoutes(app, { tokens, timings: config.timings, secureCookies: config.publicUrl.startsWith('https:') });
    accountRoutes(app);
  },
});
