import { setTimeout as sleep } from 'node:timers/promises';
import type { MemberCtx } from '../../../platform/context/context.ts';
import type { EventLog } from '../../../platform/events/log/event-log.ts';
import type { Candidate, Prepared } from './prepared.ts';
import { sayPlaced } from './say-placed.ts';

/** Candidates that one transaction decides on. */
export const AT_ONCE = 500;
/** How long many wait for their turn, and between two looks whether it is it, in ms. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 50;
type Asker = Pick<MemberCtx, 'correlationId'>;
const nobody = ({ correlationId }: Asker) => ({ actor: null, correlationId, idempotency: null });
type Placed = { made: string[]; grown: string[]; more: boolean; busy?: boolean };
type Place = { i: number } & Candidate;

type Part = { intents: object[]; candidates: Place[] };

/**
 * Facts with their candidates, in parts of at most so many candidates whatever the facts: what one transaction takes is bounded. Of a
 * fact, each member's stand together: one of them is chosen.
 */
function* parts(prepared: readonly Prepared[]): Generator<Part> {
  let part: Part = { intents: [], candidates: [] };
  for (const { intent, candidates } of prepared) {
    const byMember = Map.groupBy(candidates, ({ user }) => user);
    for (const [, own] of [...byMember].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (part.candidates.length > 0 && part.candidates.length + own.length > AT_ONCE) {
        yield part;
        part = { intents: [], candidates: [] };
      }
      if (part.intents.at(-1) !== intent) part.intents.push(intent);
      const i = part.intents.length - 1;
      part.candidates.push(...own.map((candidate) => ({ i, ...candidate })));
    }
  }
  if (part.candidates.length > 0) yield part;
}

/**
 * Notifies of facts: decides, stores, counts, says and appends, in one transaction for up to 500 candidates. Each part stands alone; after
 * a crash the whole is done again, and what was made is not made twice.
 */
export async function placeAll(events: EventLog, asker: Asker, prepared: readonly Prepared[]): Promise<void> {
  for (const part of parts(prepared)) {
    const argument = JSON.stringify(part);
    const patience = performance.now() + PATIENCE_MS;
    for (let more = true; more; ) {
      const { value } = await events.transact(nobody(asker), async (tx) => {
        const rows = await tx.db.$queryRaw<{ r: Placed }[]>`SELECT place_notifications(${argument}::jsonb) AS r`;
        const { made, grown, more: left, busy = false } = rows[0]?.r ?? { made: [], grown: [], more: false };
        await sayPlaced(tx, { made, grown });
        return { left, busy };
      });
      more = value.left;
      if (!value.busy) continue;
      if (performance.now() > patience)
        throw new Error('Others notified many members for a minute; trying again later');
      await sleep(LOOK_MS * (1 + Math.random()));
    }
  }
}
