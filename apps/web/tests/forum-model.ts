import type { Person, Reply, Topic, TopicCounts, TopicView } from '@tidings/contracts';
import type { ReplyItem } from '../src/features/replies/model/data.ts';
import { compareTopics, viewerOf } from '../src/features/topics/model/data.ts';
import type { Me } from '../src/lib/live/reducers.ts';

export type LikedTopic = Topic & { likers: Set<string> };
export type LikedReply = Reply & { likers: Set<string> };

export const people: Person[] = ['alice', 'bob', 'carol'].map((username, index) => ({
  id: `00000000-0000-7000-8000-00000000000${index}`,
  username,
  displayName: username,
  role: 'member',
}));
const alice = people[0] as Person;
export const me: Me = { id: alice.id, role: 'member', maySpeak: true };
export const categories = ['c1', 'c2'];

/** A forum small enough to be obviously right: it shares no code with the reducers but the shapes. */
export class ForumModel {
  readonly model = { topics: new Map<string, LikedTopic>(), replies: new Map<string, LikedReply>() };
  readonly reads = new Map<string, { number: number; at: string }>();

  counts(topicId: string, topic: Topic): TopicCounts {
    const replies = [...this.model.replies.values()].filter((reply) => reply.topicId === topicId);
    const last = replies.sort((a, b) => a.number - b.number).at(-1);
    const authors = [topic.author, ...replies.map((reply) => reply.author)].reverse();
    return {
      replyCount: replies.length,
      lastNumber: topic.counts.lastNumber,
      lastActivityAt: last?.createdAt ?? topic.createdAt,
      lastReply: last ? { id: last.id, number: last.number, author: last.author } : null,
      participants: [...new Map(authors.map((author) => [author.id, author])).values()].slice(0, 3),
    };
  }

  bare = <T extends { likers: Set<string> }>({ likers: _, ...rest }: T) => structuredClone(rest) as Omit<T, 'likers'>;

  excerpt(topic: Topic): string {
    const last = topic.counts.lastReply && this.model.replies.get(topic.counts.lastReply.id);
    return (last ? (last.body ?? '') : (topic.body ?? '')).slice(0, 160);
  }

  view(topic: LikedTopic): TopicView {
    const viewer = viewerOf(topic, me);
    const read = this.reads.get(topic.id);
    return {
      ...this.bare(topic),
      excerpt: this.excerpt(topic),
      viewer: viewer && {
        ...viewer,
        liked: topic.likers.has(me?.id ?? ''),
        lastReadNumber: read?.number ?? 0,
        lastReadAt: read?.at ?? null,
      },
    };
  }

  list(categoryId: string | undefined): TopicView[] {
    return [...this.model.topics.values()]
      .filter((topic) => categoryId === undefined || topic.categoryId === categoryId)
      .map((topic) => this.view(topic))
      .sort(compareTopics);
  }

  repliesOf(topicId: string): ReplyItem[] {
    return [...this.model.replies.values()]
      .filter((reply) => reply.topicId === topicId)
      .sort((a, b) => a.number - b.number)
      .map((reply) => ({
        ...this.bare(reply),
        viewer: {
          liked: reply.likers.has(me?.id ?? ''),
          canEdit: reply.author.id === me?.id && reply.status === 'visible',
        },
      }));
  }
}
