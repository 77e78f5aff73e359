import { Prisma } from '@tidings/db';
import type { EventDraft } from '../../platform/events/log/draft.ts';
import { append, type Tx } from '../../platform/events/log/event-log.ts';
import { markerOf, replyDeleted, replyReturned, replyUpdated } from './broadcasts.ts';
import type { ReplyRow } from './presenter.ts';

/** A reply with what its changes need of its topic. */
export type TakenReply = ReplyRow & { deletedAt: Date | null; categoryId: string; topicGone: boolean };
export type ChangedReply = { row: TakenReply; event: EventDraft };

/** Locks a reply's row and reads it as it is now, deleted or not. */
export async function takeReply(tx: Tx, replyId: string): Promise<TakenReply | null> {
  const rows = await tx.db.$queryRaw<TakenReply[]>(
    Prisma.sql`SELECT r.id, r.topic_id AS "topicId", r.parent_id AS "parentId", r.author_id AS "authorId", r.number, r.body,
      r.status, r.version, r.created_at AS "createdAt", r.edited_at AS "editedAt", r.deleted_at AS "deletedAt",
      person(r.author_id) AS author, t.category_id AS "categoryId", t.deleted_at IS NOT NULL AS "topicGone"
      FROM reply r JOIN topic t ON t.id = r.topic_id WHERE r.id = ${replyId}::uuid FOR UPDATE OF r`,
  );
  return rows[0] ?? null;
}

type Changes = Partial<Pick<TakenReply, 'body' | 'status' | 'editedAt' | 'deletedAt'>>;

async function write(tx: Tx, before: TakenReply, changes: Changes): Promise<TakenReply> {
  await tx.db.reply.update({ where: { id: before.id }, data: { ...changes, version: { increment: 1 } } });
  return { ...before, ...changes, version: before.version + 1 };
}

/** `reply:updated` carries the whole reply. */
export async function updateReply(tx: Tx, before: TakenReply, changes: Changes): Promise<ChangedReply> {
  const row = await write(tx, before, changes);
  return { row, event: append(tx, replyUpdated(row)) };
}

function forget(tx: Tx, row: TakenReply): void {
  tx.pending.redact.push(row.id);
  append(tx, markerOf(row, row.categoryId));
}

/** Hides the text: no earlier event shows it any more. */
export async function hideReply(tx: Tx, before: TakenReply): Promise<ChangedReply> {
  const changed = await updateReply(tx, before, { status: 'hidden' });
  forget(tx, before);
  return changed;
}

/** Takes a reply away; its number is never used again. */
export async function removeReply(tx: Tx, before: TakenReply): Promise<ChangedReply> {
  const row = await write(tx, before, { deletedAt: new Date() });
  const event = append(tx, replyDeleted(row));
  forget(tx, row);
  return { row, event };
}

/** Shows a hidden or deleted reply again. */
export async function restoreReply(tx: Tx, before: TakenReply): Promise<ChangedReply> {
  if (!before.deletedAt) return updateReply(tx, before, { status: 'visible' });
  const row = await write(tx, before, { deletedAt: null });
  return { row, event: append(tx, replyReturned(row)) };
}
