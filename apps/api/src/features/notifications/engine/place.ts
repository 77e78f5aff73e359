import { setTimeout as sleep } from 'node:timers/promises';
import type { MemberCtx } from '../../../platform/context/context.ts';
import type { EventLog } from '../../../platform/events/log/event-log.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { type PlacedRow, presentNotification } from '../presenter.ts';
import type { Candidate, Prepared } from './prepared.ts';
import { wordsOf } from './words.ts';

/** Candidates that one transaction decides on. */
export const AT_ONCE = 500;
/** How long many wait for their turn, and between two looks whether it is it, in ms. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 50;
type Asker = Pick<MemberCtx, 'correlationId'>;
const nobody = ({ correlationId }: Asker) => ({ actor: null, correlationId, idempotency: null });
type Placed = { placed: PlacedRow[]; more: boolean; busy?: boolean };
type Place = { i: number } & Candidate;

/** Says notifications that were placed in the language of their members, and states what became of them. */
export async function sayPlaced(
  tx: Tx,
  rows: PlacedRow[],
  causeOf: (row: PlacedRow) => 'made' | 'grown' | 'lowered' | 'woken',
) {
  if (rows.length === 0) return;
  const said = rows.map((row) => ({ ...row, ...wordsOf(row) }));
  const words = said.map(({ id, title, message, actionText }) => ({ id, title, message, action: actionText }));
  await tx.db.$executeRaw`
    UPDATE notification n SET title = w.title, message = w.message, action_text = w.action
    FROM jsonb_to_recordset(${JSON.stringify(words)}::jsonb) w(id uuid, title text, message text, action text) WHERE n.id = w.id`;
  for (const { counts, actionText, ...row } of said) {
    // What the member deleted is said anew, in case they bring it back, and nobody hears of it.
    if (row.deleted_at) continue;
    const notification = { ...presentNotification({ ...row, action_text: actionText }), counts };
    const { user_id: userId, correlation_id: correlationId } = row;
    tx.append(fact('notification.placed', { cause: causeOf(row as PlacedRow), userId, notification, correlationId }));
  }
}

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
        const { placed, more: left, busy = false } = rows[0]?.r ?? { placed: [], more: false };
        await sayPlaced(tx, placed, ({ is_new: isNew }) => (isNew ? 'made' : 'grown'));
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
