import { rooms } from '@tidings/contracts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { TidingsError } from '../../platform/kernel/errors.ts';
import { type CauseOf, fact } from '../../platform/kernel/facts.ts';
import { categoryScope, holdCategory, holdGroupOf } from '../categories/index.ts';
import type { TopicRow } from './sql/rows.ts';

type Changes = Partial<
  Pick<
    TopicRow,
    | 'title'
    | 'slug'
    | 'body'
    | 'locked'
    | 'pinned'
    | 'status'
    | 'editedAt'
    | 'editedByStaff'
    | 'deletedAt'
    | 'categoryId'
  >
>;

async function write(tx: Tx, before: TopicRow, changes: Changes): Promise<TopicRow> {
  await tx.db.topic.update({ where: { id: before.id }, data: { ...changes, version: { increment: 1 } } });
  return { ...before, ...changes, version: before.version + 1 };
}

/** Text, lock, pin, hidden or shown: the same topic in the same place. */
export async function updateTopic(
  tx: Tx,
  before: TopicRow,
  changes: Changes,
  cause: CauseOf<'topic.updated'>,
): Promise<TopicRow> {
  const topic = await write(tx, before, changes);
  tx.append(fact('topic.updated', { cause, topic }));
  return topic;
}

/** Hides the text: no earlier event shows it any more. */
export function hideTopic(tx: Tx, before: TopicRow): Promise<TopicRow> {
  tx.redact(before.id);
  return updateTopic(tx, before, { status: 'hidden' }, 'hidden');
}

/** Takes a topic away. Its rooms are the staff's from now on; those who are in them still hear of it. */
export async function removeTopic(tx: Tx, before: TopicRow): Promise<TopicRow> {
  const topic = await write(tx, before, { deletedAt: new Date() });
  tx.redact(topic.id);
  tx.rescope(rooms.topic(topic.id), 'staff', { after: true });
  tx.append(fact('topic.deleted', { cause: 'deleted', topic }));
  return topic;
}

/** Shows a hidden or deleted topic again. Throws NOT_FOUND when its category is gone. */
export async function restoreTopic(tx: Tx, before: TopicRow): Promise<TopicRow> {
  if (!before.deletedAt) return updateTopic(tx, before, { status: 'visible' }, 'shown');
  await holdCategory(tx, before.categoryId);
  const topic = await write(tx, before, { deletedAt: null });
  tx.rescope(rooms.topic(topic.id), categoryScope(topic.categoryId));
  tx.append(fact('topic.created', { cause: 'restored', topic }));
  return topic;
}

/** Moves a topic with its rooms under the new category's scope. What the old category replays says nothing of it. Throws NOT_FOUND, GROUP_ARCHIVED. */
export async function moveTopicTo(tx: Tx, before: TopicRow, categoryId: string): Promise<TopicRow> {
  const { archived } = await holdGroupOf(tx, categoryId);
  await holdCategory(tx, categoryId);
  if (archived)
    throw new TidingsError('GROUP_ARCHIVED', 'The group of that category is archived: nothing moves into it.');
  const topic = { ...(await write(tx, before, { categoryId })), archived };
  tx.redact(topic.id);
  tx.rescope(rooms.topic(topic.id), categoryScope(categoryId));
  tx.append(fact('topic.created', { cause: 'moved', topic, fromCategoryId: before.categoryId }));
  return topic;
}
