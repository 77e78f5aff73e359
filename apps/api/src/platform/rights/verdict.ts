import type { ErrorCode, Role } from '@tidings/contracts';
import type { Access, Operation } from '@tidings/contracts/rest';
import { type Actor, isStaff } from '../kernel/actor.ts';
import { type Asker, actorOf, isKey, meetingOf, ranks } from './cases.ts';
import type { Right } from './right.ts';
import type { Meeting } from './target-kind.ts';

/** What one cell of the table says: allowed, the code of the refusal, or answered without that anybody hears of it. */
export type Verdict = 'yes' | 'unheard' | ErrorCode;

export type Cell = { who: Asker; state: string; rank: Role; verdict: Verdict };

const height = { public: 0, member: 0, moderator: 1, admin: 2, key: 3 } as const;

/** By whom something may be asked, as the contract has it. A command has no scope, and a key no connection. */
export type Asked = Pick<Operation, 'scope'> & { readonly access: Access };

function sees({ on, seesDeleted = false }: Right, { state, role }: Meeting, actor: Actor | null): boolean {
  const sight = on.states[state] ?? 'nobody';
  const asStaff = isStaff(actor);
  if (sight === 'members') return role !== null || asStaff;
  if (sight === 'staff') return asStaff;
  if (sight === 'admins') return actor?.role === 'admin';
  if (sight === 'deleted') return seesDeleted && asStaff;
  return sight === 'everybody';
}

/** May this one do it to that? Decided as the server decides: sign-in, scope or rank, sight, policy. */
export function verdictOf({ access, scope }: Asked, right: Right, who: Asker, state: string, rank: Role): Verdict {
  const actor = actorOf(who, rank);
  const met = meetingOf(state, rank, who);
  if (right.tokenless) return 'yes';
  if (isKey(who)) return scope !== undefined && who === 'key with the scope' ? 'yes' : 'FORBIDDEN';
  if (actor?.suspendedUntil) return 'SUSPENDED';
  if (!actor && access !== 'public') return 'AUTH_REQUIRED';
  if (actor && height[actor.role] < height[access]) return 'FORBIDDEN';
  if (!sees(right, met, actor)) return right.on.unseen ?? 'NOT_FOUND';
  // Who is signed out is asked about only where the contract lets everybody in, by policies that know nobody.
  const why = right.whyNot?.(actor as NonNullable<typeof actor>, right.on.meet(met)) ?? null;
  if (why) return why;
  return actor && right.unheard?.(actor) ? 'unheard' : 'yes';
}

/** Every cell of one right, for these askers. */
export function cellsOf(asked: Asked, right: Right, askers: readonly Asker[]): Cell[] {
  const ofRanks = right.ranked ? ranks : ranks.slice(0, 1);
  return (right.states ?? Object.keys(right.on.states)).flatMap((state) =>
    ofRanks.flatMap((rank) =>
      askers.map((who) => ({ who, state, rank, verdict: verdictOf(asked, right, who, state, rank) })),
    ),
  );
}
