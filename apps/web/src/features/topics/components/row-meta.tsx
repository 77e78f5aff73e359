import type { TopicView } from '@tidings/contracts';
import type { ReactNode } from 'react';
import { rich } from '../../../i18n/rich.tsx';
import { t } from '../../../i18n/t.ts';
import { CategorySign, useCategory } from '../../categories/index.ts';

function lastEvent(topic: TopicView): ReactNode {
  const reply = topic.counts.lastReply;
  const excerpt = topic.excerpt === '' ? undefined : <bdi>{topic.excerpt}</bdi>;
  const name = <bdi>{(reply?.author ?? topic.author).displayName}</bdi>;
  if (topic.status === 'hidden' && !reply) return t('topics.hidden');
  if (reply) return excerpt ? rich('topics.replied', { name, excerpt }) : rich('topics.repliedBare', { name });
  return excerpt ? rich('topics.startedExcerpt', { name, excerpt }) : rich('topics.started', { name });
}

/** The second line: where it stands and what happened last. */
export function RowMeta({ topic }: { topic: TopicView }) {
  const category = useCategory(topic.categoryId);
  return (
    <div className="flex h-5 min-w-0 items-center gap-1.5 text-sm text-ink-3 phone:mt-0.5">
      {category && (
        <span className="inline-flex flex-none items-center gap-1.5 text-ink-2">
          <CategorySign category={category} small />
          {category.name}
        </span>
      )}
      <span aria-hidden="true" className="phone:hidden">
        ·
      </span>
      <span className="truncate">{lastEvent(topic)}</span>
    </div>
  );
}
