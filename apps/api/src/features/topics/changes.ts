import { rooms } from '@tidings/contracts';
import { Prisma } from '@tidings/db';
import { notFound } from '../../platform/errors.ts';
import type { EventDraft } from '../../platform/events/draft.ts';
import { append, type Tx } from '../../platform/events/event-log.ts';
import { categoryScope } from '../categories/index.ts';
import { topicArrived, topicDeleted, topicUpdated, topicUpdatedInside } from './broadcasts.ts';
import { topicColumns } from './columns.ts';
import type { TopicRow } from './presenter.ts';

/** Changes of a topic inside a transaction: rows, event and right together. Whether they are allowed is the caller's. */
export type ChangedTopic = { row: TopicRow; event: EventDraft };

/** Locks a topic's row and reads it as it is now, deleted or not. */
export async function takeTopic(tx: Tx, topicId: string): Promise<TopicRow | null> {
  const rows = await tx.db.$queryRaw<TopicRow[]>(
    Prisma.sql`SELECT ${Prisma.raw(topicColumns)} FROM topic t WHERE t.id = ${topicId}::uuid FOR UPDATE OF t`,
  );
  return rows[0] ?? null;
}

type Changes = Partial<
  Pick<TopicRow, 'title' | 'slug' | 'body' | 'locked' | 'pinned' | 'status' | 'editedAt' | 'deletedAt' | 'categoryId'>
>;

async function write(tx: Tx, before: TopicRow, changes: Changes): Promise<TopicRow> {
  await tx.db.topic.update({ where: { id: before.id }, data: { ...changes, version: { increment: 1 } } });
  return { ...before, ...changes, version: before.version + 1 };
}

/** Text, lock, pin: `topic:updated` carries the whole topic. */
export async function updateTopic(tx: Tx, before: TopicRow, changes: Changes): Promise<ChangedTopic> {
  const row = await write(tx, before, changes);
  return { row, event: append(tx, topicUpdated(row)) };
}

/** Hides the text: no earlier event shows it any more. */
export async function hideTopic(tx: Tx, before: TopicRow): Promise<ChangedTopic> {
  tx.pending.redact.push(before.id);
  return updateTopic(tx, before, { status: 'hidden' });
}

/** Takes a topic away. Its rooms are the staff's from now on; those who are in them are still told. */
export async function removeTopic(tx: Tx, before: TopicRow): Promise<ChangedTopic> {
  const row = await write(tx, before, { deletedAt: new Date() });
  tx.pending.redact.push(row.id);
  tx.pending.rescope.push({ room: rooms.topic(row.id), scope: 'staff', after: true });
  return { row, event: append(tx, topicDeleted(row, row.categoryId, 'deleted')) };
}

/** Shows a hidden or deleted topic again. */
export async function restoreTopic(tx: Tx, before: TopicRow): Promise<ChangedTopic> {
  if (!before.deletedAt) return updateTopic(tx, before, { status: 'visible' });
  await holdCategory(tx, before.categoryId);
  const row = await write(tx, before, { deletedAt: null });
  tx.pending.rescope.push({ room: rooms.topic(row.id), scope: categoryScope(row.categoryId) });
  append(tx, topicArrived(row));
  return { row, event: append(tx, topicUpdatedInside(row)) };
}

/** Moves a topic with its rooms under the new category's right. What the old category replays says nothing of it. */
export async function transferTopic(tx: Tx, before: TopicRow, categoryId: string): Promise<ChangedTopic> {
  await holdCategory(tx, categoryId);
  const row = await write(tx, before, { categoryId });
  tx.pending.redact.push(row.id);
  tx.pending.rescope.push({ room: rooms.topic(row.id), scope: categoryScope(categoryId) });
  append(tx, topicDeleted(row, before.categoryId, 'moved'));
  append(tx, topicArrived(row));
  return { row, event: append(tx, topicUpdatedInside(row)) };
}

/** Held until the commit, so that the category is not deleted as empty meanwhile. */
async function holdCategory(tx: Tx, categoryId: string): Promise<void> {
  const there = await tx.db.$queryRaw<object[]>`
    SELECT 1 FROM category WHERE id = ${categoryId}::uuid AND deleted_at IS NULL FOR KEY SHARE`;
  if (there.length === 0) throw notFound('That category');
}
