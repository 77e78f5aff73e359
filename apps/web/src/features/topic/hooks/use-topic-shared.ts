import { useMemo, useRef } from 'react';
import type { TopicContext } from '../../replies/index.ts';
import type { TopicData } from '../api/topic.ts';

type Acts = Pick<TopicContext, 'reveal' | 'onReply' | 'onQuote' | 'onEdit'>;
type Looks = Pick<TopicContext, 'blocked' | 'presence' | 'highlighted' | 'arrived' | 'held'>;

/** What the posts share, the same object until something they show changes: scrolling draws no post again. */
export function useTopicShared(topic: TopicData, now: Acts & Looks): TopicContext {
  const latest = useRef<Acts>(now);
  latest.current = now;
  const acts = useMemo<Acts>(
    () => ({
      reveal: (ids) => latest.current.reveal(ids),
      onReply: (to) => latest.current.onReply(to),
      onQuote: (from) => latest.current.onQuote(from),
      onEdit: (reply) => latest.current.onEdit(reply),
    }),
    [],
  );
  const { id, author, viewer } = topic;
  const { blocked, presence, highlighted, arrived, held } = now;
  const canReply = viewer?.canReply ?? false;
  const canModerate = viewer?.canModerate ?? false;
  return useMemo(
    () => ({
      topicId: id,
      authorId: author.id,
      canReply,
      canModerate,
      blocked,
      presence,
      highlighted,
      arrived,
      held,
      ...acts,
    }),
    [id, author.id, canReply, canModerate, blocked, presence, highlighted, arrived, held, acts],
  );
}
