import { deriveKeys } from '../../platform/auth/secret.ts';
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
export { memberKind } from './rights.ts';
export { revokeSessionsIn } from './sessions/revoke-sessions.ts';

/** Members: registering, signing in, profile, sessions. */
export const identity = defineFeature({
  name: 'identity',
  broadcasts: identityBroadcasts,
  rights: { operations: identityRights },
  routes(app, { config, tokens, devices, secrets }) {
    const ports = {
      tokens,
      devices,
      keys: deriveKeys(secrets, 'refresh-token'),
      timings: config.timings,
      secureCookies: config.secureCookies,
      rateLimits: config.rateLimits,
    };
    signInRoutes(app, ports);
    accountRoutes(app, ports);
  },
});
