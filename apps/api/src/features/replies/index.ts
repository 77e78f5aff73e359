import type { FastifyInstance } from 'fastify';
import { replyRoutes } from './routes.ts';

export { hideReply, removeReply, restoreReply, type TakenReply, takeReply } from './changes.ts';
export { findReply } from './repository.ts';
export { replySubject } from './subject.ts';

/** Replies: a flat list by number with one level of threads. */
export function replies(app: FastifyInstance): void {
  replyRoutes(app);
}
