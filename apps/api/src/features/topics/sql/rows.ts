import type { Person, TopicCounts, WatchLevel } from '@tidings/contracts';

/** A topic as SQL reads it: author and numbers already in the contract's shape. */
export type TopicRow = {
  id: string;
  categoryId: string;
  authorId: string;
  title: string;
  slug: string;
  body: string;
  status: 'visible' | 'hidden';
  pinned: boolean;
  locked: boolean;
  /** Its category is of a group that is archived. */
  archived: boolean;
  version: number;
  createdAt: Date;
  editedAt: Date | null;
  editedByStaff: boolean;
  deletedAt: Date | null;
  author: Person;
};
type TopicNumbers = { likeCount: number; counts: TopicCounts };

/** A topic with what its viewer liked and read of it, and said of hearing of it (null: nothing). */
export type TopicViewerRow = TopicRow & {
  liked: boolean;
  readNumber: number | null;
  readAt: Date | null;
  watch: WatchLevel | null;
};

/** A topic as lists and its page show it. */
export type TopicViewRow = TopicViewerRow & TopicNumbers & { excerpt: string };

/** What policies need to know of a topic, and what follows a reply to it. */
export type TopicSummary = {
  id: string;
  categoryId: string;
  authorId: string;
  locked: boolean;
  archived: boolean;
  status: 'visible' | 'hidden';
  deletedAt: Date | null;
  /** How far its room reached then: every change of a topic is an event there. */
  head: number;
};
