import { defineFeature } from '../../platform/feature/feature.ts';
import { reactionBroadcasts } from './broadcasts.ts';
import { reactionsPersonal } from './personal.ts';
import { reactionRights } from './rights.ts';
import { reactionRoutes } from './routes.ts';

/** Likes on topics and replies. */
export const reactions = defineFeature({
  name: 'reactions',
  personal: reactionsPersonal,
  routes: reactionRoutes,
  rights: { operations: reactionRights },
  broadcasts: reactionBroadcasts,
});
