import type { ReplyParent } from '@tidings/contracts';
import type { ReplyItem } from './data.ts';

/** A reply in the flat list with the answers below it. `orphan`: it answers a reply that is gone. */
export type Place = { reply: ReplyItem; answers: readonly ReplyItem[]; orphan: boolean };
/** Answers to a reply that is not loaded, below its name: they stand where they stand when it is. */
export type FarThread = { parent: ReplyParent; answers: readonly ReplyItem[] };

export type Arranged = {
  /** By the number of what they answer; all of them are before the first loaded reply. */
  far: readonly FarThread[];
  /** By number. */
  places: readonly Place[];
  /** Answers whose parent is not known yet: they have no place so far. */
  unplaced: readonly ReplyItem[];
};

/**
 * Every reply once, each answer in the thread of what it answers, one level deep: its place follows from the topic and not
 * from what is loaded of it. `parents` are what answers answer beyond the loaded part; of one in `gone` it is known that
 * nobody can see it any more.
 */
export function arrange(
  replies: readonly ReplyItem[],
  parents: readonly ReplyParent[],
  gone: ReadonlySet<string>,
): Arranged {
  const loaded = new Set(replies.map((reply) => reply.id));
  const answers = Map.groupBy(
    replies.filter((reply) => reply.parentId !== null),
    (reply) => reply.parentId,
  );
  const elsewhere = new Map(parents.map((parent) => [parent.id, parent]));
  const isOrphan = ({ parentId }: ReplyItem) => parentId !== null && !loaded.has(parentId) && gone.has(parentId);
  return {
    far: [...elsewhere.values()]
      .filter(({ id }) => !loaded.has(id) && !gone.has(id))
      .sort((a, b) => a.number - b.number)
      .flatMap((parent) => {
        const own = answers.get(parent.id) ?? [];
        return own.length === 0 ? [] : [{ parent, answers: own }];
      }),
    places: replies
      .filter((reply) => reply.parentId === null || isOrphan(reply))
      .map((reply) => ({ reply, answers: answers.get(reply.id) ?? [], orphan: reply.parentId !== null })),
    unplaced: replies.filter(
      ({ parentId }) => parentId !== null && !loaded.has(parentId) && !gone.has(parentId) && !elsewhere.has(parentId),
    ),
  };
}

/** The last of many answers are shown; the earlier ones wait behind a button. */
export const shownAnswers = 2;
export const collapsesFrom = 4;
