import { type Actor, isStaff } from '../../platform/kernel/actor.ts';
import { canSpeak } from '../identity/index.ts';

/** Staff always; the author while it is visible and they may speak. */
export const canEditReply = (actor: Actor, reply: { authorId: string; status: 'visible' | 'hidden' }): boolean =>
  isStaff(actor) || (reply.authorId === actor.id && reply.status === 'visible' && canSpeak(actor));
