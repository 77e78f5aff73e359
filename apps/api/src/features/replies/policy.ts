import type { Role } from '@tidings/contracts';
import { type Actor, isStaff } from '../../platform/kernel/actor.ts';
import { canModerate, canSpeak } from '../identity/index.ts';

/** What may be done with a reply. Who may write one is `canReply` of topics: its pages say so, too. */
type Authored = { authorId: string; status: 'visible' | 'hidden' };

/** Staff always; the author while it is visible and they may speak. */
export const canEditReply = (actor: Actor, reply: Authored): boolean =>
  isStaff(actor) || (reply.authorId === actor.id && reply.status === 'visible' && canSpeak(actor));

/** The author always; staff above the author's rank or equal. */
export const canDeleteReply = (actor: Actor, reply: { authorId: string; author: { role: Role } }): boolean =>
  reply.authorId === actor.id || canModerate(actor, reply.author);

/** Earlier texts of a hidden reply are for staff; of a visible one for whoever may read it. */
export const canReadReplyRevisions = (actor: Actor | null, reply: Pick<Authored, 'status'>): boolean =>
  reply.status === 'visible' || isStaff(actor);
