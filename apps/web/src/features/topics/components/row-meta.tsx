import type { TopicView } from '@tidings/contracts';
import type { ReactNode } from 'react';
import { Swatch } from '../../../components/ui/swatch.tsx';
import { TypingDots } from '../../../components/ui/typing-dots.tsx';
import { typingSentence } from '../../../components/ui/typing-line.tsx';
import { rich } from '../../../i18n/rich.tsx';
import { t } from '../../../i18n/t.ts';
import { useCategory } from '../../categories/index.ts';
import { useTyping } from '../../presence/index.ts';
import { plainExcerpt } from '../plain-excerpt.ts';

function lastEvent(topic: TopicView): ReactNode {
  const reply = topic.counts.lastReply;
  const text = plainExcerpt(topic.excerpt);
  const excerpt = text === '' ? undefined : <bdi>{text}</bdi>;
  const name = <bdi>{(reply?.author ?? topic.author).displayName}</bdi>;
  if (topic.status === 'hidden' && !reply) return t('topics.hidden');
  if (reply) return excerpt ? rich('topics.replied', { name, excerpt }) : rich('topics.repliedBare', { name });
  return excerpt ? rich('topics.startedExcerpt', { name, excerpt }) : rich('topics.started', { name });
}

/** The second line: where it stands and what happened last, or who writes there now. */
export function RowMeta({ topic }: { topic: TopicView }) {
  const category = useCategory(topic.categoryId);
  const typing = useTyping(topic.id);
  return (
    <div className="flex h-5 min-w-0 items-center gap-1.5 text-sm text-ink-3 phone:mt-0.5">
      {category && (
        <span className="inline-flex flex-none items-center gap-1.5 text-ink-2">
          <Swatch color={category.colour} small />
          {category.name}
        </span>
      )}
      <span aria-hidden="true" className="phone:hidden">
        ·
      </span>
      {typing.length > 0 ? (
        <span className="flex min-w-0 items-center gap-1.5 text-live-text">
          <TypingDots />
          <span className="truncate">{typingSentence(typing)}</span>
        </span>
      ) : (
        <span className="truncate">{lastEvent(topic)}</span>
      )}
    </div>
  );
}
