import { defineFeature } from '../../platform/feature/feature.ts';
import { reactionBroadcasts } from './broadcasts.ts';
import { reactionRoutes } from './routes.ts';

/** Likes on topics and replies. */
export const reactions = defineFeature({ name: 'reactions', routes: reactionRoutes, broadcasts: reactionBroadcasts });
