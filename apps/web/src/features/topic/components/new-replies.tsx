import { useEffect } from 'react';
import { Pill } from '../../../components/ui/people/pill.tsx';
import { RollingWords } from '../../../components/ui/sign/rolling-words.tsx';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import type { Arrival, ReplyItem } from '../../replies/index.ts';

type Props = { waiting: readonly Arrival[]; replies: readonly ReplyItem[]; onShow: () => void };

/** "2 new replies": what came and was not on the screen yet. */
export function NewReplies({ waiting, replies, onShow }: Props) {
  const count = waiting.length;
  useEffect(() => {
    if (count > 0) announce(t('topic.pill', { count }));
  }, [count]);
  if (count === 0) return null;
  const ids = new Set(waiting.map((arrival) => arrival.id));
  const authors = replies.filter((reply) => ids.has(reply.id)).map((reply) => reply.author);
  const faces = [...new Map(authors.map((author) => [author.id, author])).values()].slice(0, 3);
  return (
    <Pill faces={faces} direction="down" onClick={onShow}>
      <RollingWords k="topic.pill" count={count} />
    </Pill>
  );
}
