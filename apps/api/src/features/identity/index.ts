import { defineFeature } from '../../platform/feature/feature.ts';
import { identityBroadcasts } from './broadcasts.ts';
import { accountRoutes, signInRoutes } from './routes.ts';

export { personColumns, presentPerson } from './account/presenter.ts';
export { takeMember } from './account/repository.ts';
export { canModerate, canSanction, canSpeak } from './policy.ts';
export { revokeSessionsIn } from './sessions/revoke-sessions.ts';

/** Members: registering, signing in, profile, sessions. */
export const identity = defineFeature({
  name: 'identity',
  broadcasts: identityBroadcasts,
  routes(app, { config, tokens, devices }) {
    const { timings, secureCookies } = config;
    signInRoutes(app, { tokens, devices, timings, secureCookies });
    accountRoutes(app);
  },
});
