import type { Person } from '@tidings/contracts';
import type { TopicSummary } from '../topics/index.ts';
import type { TakenReply } from './presenter.ts';

/** A reply that is being written: its feed gives it its number. */
export type NewReply = {
  id: string;
  topicId: string;
  parentId: string | null;
  author: Person;
  body: string;
  /** Staff writes in locked topics too. */
  staff: boolean;
};

declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /**
     * A reply came into a topic: written (`topic` as its author saw it), brought by an import, or back from deletion. Only
     * `posted` is news: consumers name their causes, so nobody is notified of a reply that was restored or imported.
     */
    'reply.created':
      | { cause: 'posted' | 'imported'; reply: NewReply; topic: TopicSummary }
      | { cause: 'restored'; reply: TakenReply };
    'reply.updated': { cause: 'edited' | 'hidden' | 'shown'; reply: TakenReply };
    'reply.deleted': { cause: 'deleted'; reply: TakenReply };
  }
}
