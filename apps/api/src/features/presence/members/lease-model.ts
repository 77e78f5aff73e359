import type { PresenceStatus, ShownPresence } from '@tidings/contracts';

/** A member on one server, as it is believed now. `ms`: how much longer; null: as long as that server lives. */
export type Lease = { status: PresenceStatus; ms: number | null };

/** What is known of a member at one moment, all of it by the database's clock. */
export type Known = {
  /** They never show, or their account is gone. */
  hidden: boolean;
  choice: 'busy' | 'hidden' | null;
  /** How much longer they chose that; null: until they end it. Not above 0: it is over. */
  choiceMs: number | null;
  leases: readonly Lease[];
};

/** How somebody looks to others, and after how many ms that may be otherwise though nothing is written; null: only by a write. */
export type Shown = { status: ShownPresence; againMs: number | null };

const rank = { away: 0, online: 1, busy: 2 } as const;

/**
 * How a member looks to others. Over all devices the most awake counts; hidden on one is hidden on all. What was chosen by hand comes before
 * what devices say, and makes nobody present who is not. Moments are durations from now, so no server's own clock is in it.
 */
export function shownStatus(known: Known | undefined): Shown {
  if (!known) return { status: 'offline', againMs: null };
  const chosen = known.choiceMs === null || known.choiceMs > 0 ? known.choice : null;
  const leases = known.leases.filter(({ ms }) => ms === null || ms > 0);
  const ends = leases.flatMap(({ ms }) => ms ?? []);
  if (chosen && known.choiceMs !== null) ends.push(known.choiceMs);
  return { status: lookOf(known.hidden, chosen, leases), againMs: ends.length > 0 ? Math.min(...ends) : null };
}

function lookOf(hidden: boolean, chosen: Known['choice'], leases: readonly Lease[]): ShownPresence {
  if (hidden || chosen === 'hidden' || leases.length === 0) return 'offline';
  let most: keyof typeof rank = 'away';
  for (const { status } of leases) {
    if (status === 'hidden') return 'offline';
    if (rank[status] > rank[most]) most = status;
  }
  return chosen ?? most;
}

/** How a member is on one server, over their connections to it; null: they have none. */
export function statusHere(statuses: readonly PresenceStatus[]): PresenceStatus | null {
  if (statuses.includes('hidden')) return 'hidden';
  return (['busy', 'online', 'away'] as const).find((status) => statuses.includes(status)) ?? null;
}
