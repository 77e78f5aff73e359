import type { ReplyItem } from '../../replies/index.ts';

/** Whether a reply came after the last one that was read, and is not the reader's own. */
export const isNew = (reply: ReplyItem, since: number, reader: string | undefined): boolean =>
  reply.number > since && reply.author.id !== reader;

/** How many replies are new to the reader: all after `since` up to `last`, without those of their own that are loaded. */
export function countNew(
  since: number,
  last: number,
  loaded: readonly ReplyItem[],
  reader: string | undefined,
): number {
  const own = loaded.filter((reply) => reply.number > since && reply.author.id === reader).length;
  return Math.max(0, last - since - own);
}
