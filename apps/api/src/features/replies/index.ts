import { defineFeature } from '../../platform/feature/feature.ts';
import { replyBroadcasts } from './broadcasts.ts';
import { replyRoutes } from './routes.ts';

export { hideReply, removeReply, restoreReply } from './changes.ts';
export { presentReplySubject, type TakenReply } from './presenter.ts';
export { findReply, takeReply } from './repository.ts';

/** Replies: a flat list by number with one level of threads. */
export const replies = defineFeature({ name: 'replies', routes: replyRoutes, broadcasts: replyBroadcasts });
