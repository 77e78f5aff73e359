import { createContext, useContext } from 'react';
import type { PresenceStatus } from '../../../components/ui/people/presence.tsx';
import type { ReplyItem } from './data.ts';

/** What every post of a topic shares: where it stands, who is here, what can be done. */
export type TopicContext = {
  topicId: string;
  authorId: string;
  canReply: boolean;
  canModerate: boolean;
  /** Whom the reader blocks: what they wrote is folded. */
  blocked: ReadonlySet<string>;
  presence: (userId: string) => PresenceStatus | undefined;
  /** The number a jump led to, marked for a moment. */
  highlighted: number | undefined;
  /** Replies that came just now and wash in. */
  arrived: ReadonlySet<string>;
  /** Answers that came below a post that is being read: they wait behind a word in its actions. */
  held: ReadonlySet<string>;
  reveal: (ids: readonly string[]) => void;
  onReply: (to: ReplyItem | undefined) => void;
  onQuote: (from: { author: { displayName: string }; number: number; body: string | null }) => void;
  onEdit: (reply: ReplyItem) => void;
};

const Context = createContext<TopicContext | undefined>(undefined);
export const TopicProvider = Context.Provider;

export function useTopicContext(): TopicContext {
  const value = useContext(Context);
  if (!value) throw new Error('A post stands in a topic');
  return value;
}

/** The anchor of a post; 0 is the topic's own text. */
export const anchorOf = (number: number): string => (number === 0 ? 'post' : `reply-${number}`);
export const hrefOf = (topicId: string, number: number): string => `/t/${topicId}#${anchorOf(number)}`;
