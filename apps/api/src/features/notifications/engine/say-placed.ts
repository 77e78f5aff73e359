import type { Tx } from '../../../platform/events/log/tx.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { outsideOf, type PlacedRow, presentNotification } from '../presenter.ts';
import { wordsOf } from './words.ts';

type Cause = 'made' | 'grown' | 'lowered' | 'woken';

/** Writes the words of what has none yet, or other ones now, and answers them by id. */
async function sayAnew(tx: Tx, rows: readonly PlacedRow[]) {
  const anew = rows.map((row) => ({ id: row.id, ...wordsOf(row) }));
  if (anew.length > 0)
    await tx.db.$executeRaw`
      UPDATE notification n SET title = w.title, message = w.message, action_text = w.action
      FROM jsonb_to_recordset(${JSON.stringify(anew)}::jsonb) w(id uuid, title text, message text, action text) WHERE n.id = w.id`;
  return new Map(anew.map(({ id, ...words }) => [id, words]));
}

/** Says notifications that were placed, by what became of them, in the language of their members, and states it. */
export async function sayPlaced(tx: Tx, placed: Partial<Record<Cause, string[]>>): Promise<void> {
  const causes = new Map(
    Object.entries(placed).flatMap(([cause, ids]) => ids.map((id) => [id, cause as Cause] as const)),
  );
  if (causes.size === 0) return;
  const ids = [...causes.keys()];
  const answers = await tx.db.$queryRaw<{ r: PlacedRow[] }[]>`SELECT placed_notifications(${ids}::uuid[]) AS r`;
  const rows = answers[0]?.r ?? [];
  // What one actor caused was made with its words.
  const anew = await sayAnew(
    tx,
    rows.filter(({ id, title }) => causes.get(id) !== 'made' || title === ''),
  );
  for (const full of rows) {
    const { counts, locale: _, ...row } = full;
    // What the member deleted is said anew, in case they bring it back, and nobody hears of it.
    if (row.deleted_at) continue;
    const { action: action_text = row.action_text, ...words } = anew.get(row.id) ?? {};
    const notification = { ...presentNotification({ ...row, ...words, action_text }), counts };
    const { user_id: userId, correlation_id: correlationId } = row;
    const cause = causes.get(row.id) ?? 'made';
    tx.append(fact('notification.placed', { cause, userId, notification, outside: outsideOf(full), correlationId }));
  }
}
