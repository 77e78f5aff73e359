import type { ModerationAction, Person } from '@tidings/contracts';
import type { Tx } from '../../platform/events/log/tx.ts';
import type { Actor } from '../../platform/kernel/actor.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { presentPerson, takeMember } from '../identity/index.ts';
import { actsBefore, whyNotAct } from './policy.ts';
import type { ActionSubject } from './record-action.ts';
import { findActsBefore, lockTarget } from './repository.ts';

type Action = ModerationAction['action'];
type Concerned = Pick<ActionSubject, 'targetId' | 'member'>;
const ofMembers: readonly Action[] = ['silence', 'suspend', 'lift'];

/**
 * Holds what an act is about, so that nobody decides in between: the target, and for a sanction the member, whichever of
 * their things it names. Answers the member as they are then.
 */
export async function holdSubject(tx: Tx, action: Action, { targetId, member }: Concerned): Promise<Person> {
  await lockTarget(tx, targetId);
  const row = ofMembers.includes(action) ? await takeMember(tx, member.id) : null;
  return row ? presentPerson(row) : member;
}

/**
 * Refuses an act on others that rank does not allow, or that would undo what somebody above did. Holds what it is about.
 * Throws FORBIDDEN, SILENCED.
 */
export async function assertMayAct(tx: Tx, actor: Actor, action: Action, concerned: Concerned): Promise<void> {
  const member = await holdSubject(tx, action, concerned);
  assertAllowed(whyNotAct(actor, action, member), 'You may not do this to a member of this role.');
  const about = ofMembers.includes(action) ? { memberId: member.id } : { targetId: concerned.targetId };
  const actions = actsBefore(action);
  const earlier = actions.length > 0 ? await findActsBefore(tx, about, actions) : [];
  assertAllowed(whyNotAct(actor, action, member, earlier), 'Somebody above you decided this, or it is about yourself.');
}
