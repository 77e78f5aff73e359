import type { ReplyItem, ReplyPages } from '../../replies/index.ts';

/** Whether a reply came after the last one that was read, and is not the reader's own. */
export const isNew = (reply: ReplyItem, since: number, reader: string | undefined): boolean =>
  reply.number > since && reply.author.id !== reader;

type Loaded = Pick<ReplyPages['pages'][number], 'items' | 'after' | 'through'>;

/**
 * How many replies after `since` are new to the reader. What is loaded is counted, without deleted ones and their own; of the
 * rest every number is taken for a reply, as far as there are so many.
 */
export function countNew(
  since: number,
  { lastNumber, replyCount }: { lastNumber: number; replyCount: number },
  pages: readonly Loaded[],
  reader: string | undefined,
): number {
  const between = (after: number, through: number) => Math.max(0, through - Math.max(after, since));
  const covered = pages.reduce((sum, { after, through }) => sum + between(after, through ?? lastNumber), 0);
  const loaded = pages.flatMap(({ items }) => items);
  const unknown = Math.min(between(0, lastNumber) - covered, replyCount - loaded.length);
  return Math.max(0, unknown) + loaded.filter((reply) => isNew(reply, since, reader)).length;
}
