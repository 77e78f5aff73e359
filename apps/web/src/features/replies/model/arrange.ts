import type { ReplyItem } from './data.ts';

/** A reply in the flat list with the answers below it. `orphan`: it answers a reply that is not loaded, or gone. */
export type Place = { reply: ReplyItem; answers: readonly ReplyItem[]; orphan: boolean };

/** Flat replies by number, each with its answers; one level deep. */
export function arrange(replies: readonly ReplyItem[]): Place[] {
  const loaded = new Set(replies.map((reply) => reply.id));
  const answers = Map.groupBy(
    replies.filter((reply) => reply.parentId !== null && loaded.has(reply.parentId)),
    (reply) => reply.parentId,
  );
  return replies
    .filter((reply) => reply.parentId === null || !loaded.has(reply.parentId))
    .map((reply) => ({ reply, answers: answers.get(reply.id) ?? [], orphan: reply.parentId !== null }));
}

/** The last of many answers are shown; the earlier ones wait behind a button. */
export const shownAnswers = 2;
export const collapsesFrom = 4;
