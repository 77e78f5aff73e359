import type { ModerationAction } from '@tidings/contracts';
import type { Tx } from '../../platform/events/log/tx.ts';
import type { Actor } from '../../platform/kernel/actor.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { actsBefore, whyNotAct } from './policy.ts';
import type { ActionSubject } from './record-action.ts';
import { findActsBefore, lockTarget } from './repository.ts';

type Action = ModerationAction['action'];
const ofMembers: readonly Action[] = ['silence', 'suspend', 'lift'];

/**
 * Refuses an act on others that rank does not allow, or that would undo what somebody above did. Holds the target, so that
 * nobody decides in between. Throws FORBIDDEN, SILENCED.
 */
export async function assertMayAct(
  tx: Tx,
  actor: Actor,
  action: Action,
  { targetId, member }: Pick<ActionSubject, 'targetId' | 'member'>,
): Promise<void> {
  assertAllowed(whyNotAct(actor, action, member), 'You may not do this to a member of this role.');
  await lockTarget(tx, targetId);
  const about = ofMembers.includes(action) ? { memberId: member.id } : { targetId };
  const actions = actsBefore(action);
  const earlier = actions.length > 0 ? await findActsBefore(tx, about, actions) : [];
  assertAllowed(whyNotAct(actor, action, member, earlier), 'Somebody above you decided this, or it is about yourself.');
}
