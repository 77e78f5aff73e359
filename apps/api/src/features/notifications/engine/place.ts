import type { MemberCtx } from '../../../platform/context/context.ts';
import type { EventLog } from '../../../platform/events/log/event-log.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { type PlacedRow, presentNotification } from '../presenter.ts';
import type { Candidate, Prepared } from './prepared.ts';
import { wordsOf } from './words.ts';

/** Members that one transaction notifies. */
export const AT_ONCE = 1000;
type Asker = Pick<MemberCtx, 'correlationId'>;
const nobody = ({ correlationId }: Asker) => ({ actor: null, correlationId, idempotency: null });
type Placed = { placed: PlacedRow[]; more: boolean };
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
    const notification = { ...presentNotification({ ...row, action_text: actionText }), counts };
    const { user_id: userId, correlation_id: correlationId } = row;
    tx.append(fact('notification.placed', { cause: causeOf(row as PlacedRow), userId, notification, correlationId }));
  }
}

/** Candidates in parts of so many members, each member's together. */
function* parts(prepared: readonly Prepared[]): Generator<Place[]> {
  const byMember = Map.groupBy(
    prepared.flatMap(({ candidates }, i) => candidates.map((candidate): Place => ({ i, ...candidate }))),
    ({ user }) => user,
  );
  const members = [...byMember.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  for (let at = 0; at < members.length; at += AT_ONCE)
    yield members.slice(at, at + AT_ONCE).flatMap(([, places]) => places);
}

/**
 * Notifies of facts: decides, stores, counts, says and appends, in one transaction for up to 1,000 members. Each part stands alone; after
 * a crash the whole is done again, and what was made is not made twice.
 */
export async function placeAll(events: EventLog, asker: Asker, prepared: readonly Prepared[]): Promise<void> {
  const intents = prepared.map(({ intent }) => intent);
  for (const candidates of parts(prepared)) {
    const argument = JSON.stringify({ intents, candidates });
    for (let more = true; more; ) {
      const { value } = await events.transact(nobody(asker), async (tx) => {
        const rows = await tx.db.$queryRaw<{ r: Placed }[]>`SELECT place_notifications(${argument}::jsonb) AS r`;
        const { placed, more: left } = rows[0]?.r ?? { placed: [], more: false };
        await sayPlaced(tx, placed, ({ is_new: isNew }) => (isNew ? 'made' : 'grown'));
        return left;
      });
      more = value;
    }
  }
}
