import { defineFeature } from '../../platform/feature/feature.ts';
import { accountRoutes } from './account-routes.ts';
import { identityBroadcasts } from './broadcasts.ts';
import { authRoutes } from './routes.ts';

export { canModerate, canSanction } from './policy.ts';
export { personColumns, presentPerson } from './presenter.ts';
export { revokeSessionsIn } from './session-service.ts';

/** Members: registering, signing in, profile, sessions. */
export const identity = defineFeature({
  name: 'identity',
  broadcasts: identityBroadcasts,
  routes(app, { config, tokens }) {
    authRoutes(app, { tokens, timings: config.timings, secureCookies: config.publicUrl.startsWith('https:') });
    accountRoutes(app);
  },
});
