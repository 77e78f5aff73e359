import type { ErrorCode, Role } from '@tidings/contracts';
import type { Access } from '@tidings/contracts/rest';
import { isStaff } from '../kernel/actor.ts';
import { type Asker, actorOf, ranks, statesOf, targetOf } from './cases.ts';
import type { Right, Target } from './right.ts';

/** What one cell of the table says: allowed, the code of the refusal, or answered without that anybody hears of it. */
export type Verdict = 'yes' | 'unheard' | ErrorCode;

export type Cell = { who: Asker; state: string; rank: Role; verdict: Verdict };

const height = { public: 0, member: 0, moderator: 1, admin: 2 } as const;
const privateStates = ['private', 'closed', 'of an archived group', 'of a private topic'];

function sees(right: Right, who: Asker, state: string, { role, deletedAt }: Target): boolean {
  const staff = isStaff(actorOf(who, 'member'));
  if (state === 'of another member') return false;
  if (state === 'of the admins') return who === 'admin';
  if (state === 'of the moderators') return staff;
  if (deletedAt) return (right.on === 'room' || right.seesDeleted === true) && staff;
  return !privateStates.includes(state) || role !== null || staff;
}

/** May this one do it to that? Decided as the server decides: sign-in, rank, sight, policy. */
export function verdictOf(access: Access, right: Right, who: Asker, state: string, rank: Role): Verdict {
  const actor = actorOf(who, rank);
  const target = targetOf(state, rank, who);
  if (right.tokenless) return 'yes';
  if (actor?.suspendedUntil) return 'SUSPENDED';
  if (!actor && access !== 'public') return 'AUTH_REQUIRED';
  if (actor && height[actor.role] < height[access]) return 'FORBIDDEN';
  if (right.on !== 'nothing' && !seesAs(right, who, state, rank, target)) {
    return right.on === 'room' ? 'ROOM_REFUSED' : 'NOT_FOUND';
  }
  // Who is signed out is asked about only where the contract lets everybody in, by policies that know nobody.
  const why = right.whyNot?.(actor as NonNullable<typeof actor>, target) ?? null;
  if (why) return why;
  return actor && right.unheard?.(actor) ? 'unheard' : 'yes';
}

/** An author of the staff sees what staff sees. */
function seesAs(right: Right, who: Asker, state: string, rank: Role, target: Target): boolean {
  const asStaff = who.endsWith('author') && rank !== 'member';
  return sees(right, asStaff ? 'moderator' : who, state, target);
}

/** Every cell of one right, for these askers. */
export function cellsOf(access: Access, right: Right, askers: readonly Asker[]): Cell[] {
  const ofRanks = right.ranked ? ranks : ranks.slice(0, 1);
  return (right.states ?? statesOf[right.on]).flatMap((state) =>
    ofRanks.flatMap((rank) =>
      askers.map((who) => ({ who, state, rank, verdict: verdictOf(access, right, who, state, rank) })),
    ),
  );
}
