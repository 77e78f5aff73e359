import type { TopicRow } from './sql/rows.ts';

declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** A topic came into a category: written, brought by an import, back from deletion, or moved out of another category. */
    'topic.created':
      | { cause: 'posted' | 'imported' | 'restored'; topic: TopicRow }
      | { cause: 'moved'; topic: TopicRow; fromCategoryId: string };
    'topic.updated': {
      cause: 'edited' | 'locked' | 'unlocked' | 'pinned' | 'unpinned' | 'hidden' | 'shown';
      topic: TopicRow;
    };
    'topic.deleted': { cause: 'deleted'; topic: TopicRow };
    /** A member read a topic up to a reply; the marker never goes back. */
    'topic.read': { cause: 'read'; userId: string; topicId: string; categoryId: string; replyNumber: number };
    /** A member marked everything in these categories as read, at `until`: the newest of it is. */
    'topics.read':
      | { cause: 'read'; userId: string; categoryIds: string[]; until: string; from: string | null }
      /** What was active last between those times is read as well, by a job that no newer one has taken the place of. */
      | { cause: 'rest'; userId: string; categoryIds: string[]; until: string; from: string | null; job: string };
  }
}
