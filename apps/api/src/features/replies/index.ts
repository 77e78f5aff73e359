import { defineFeature } from '../../platform/feature/feature.ts';
import { replyBroadcasts } from './broadcasts.ts';
import { repliesPersonal } from './personal.ts';
import { replyRights } from './rights.ts';
import { replyRoutes } from './routes.ts';

export { presentReplySubject, type TakenReply } from './presenter.ts';
export { findReply, takeReply } from './repository.ts';
export { restoreReply } from './restore-reply.ts';
export { replyKind } from './rights.ts';
export { hideReply, removeReply } from './update-reply.ts';

/** Replies: a flat list by number with one level of threads. */
export const replies = defineFeature({
  name: 'replies',
  personal: repliesPersonal,
  routes: replyRoutes,
  rights: { operations: replyRights },
  broadcasts: replyBroadcasts,
});
