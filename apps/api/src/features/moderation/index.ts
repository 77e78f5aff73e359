import { defineFeature } from '../../platform/feature/feature.ts';
import { moderationRights } from './rights.ts';
import { moderationRoutes } from './routes.ts';

/** Reports, the moderators' queue, what moderators do and its log. */
export const moderation = defineFeature({
  name: 'moderation',
  routes: moderationRoutes,
  rights: { operations: moderationRights },
});
