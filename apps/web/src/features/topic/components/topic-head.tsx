import { Link } from '@tanstack/react-router';
import { Lock, Pin, TextSearch } from 'lucide-react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { Presence } from '../../../components/ui/people/presence.tsx';
import { RollingWords } from '../../../components/ui/sign/rolling-words.tsx';
import { Swatch } from '../../../components/ui/sign/swatch.tsx';
import { t } from '../../../i18n/t.ts';
import { useCategory } from '../../categories/index.ts';
import { useHere } from '../../presence/index.ts';
import type { TopicData } from '../api/topic.ts';

type Props = { topic: TopicData; onTitlePassed: (isPassed: boolean) => void; onFind: () => void };

/** Where it stands, the title, and its numbers, which change in place. */
export function TopicHead({ topic, onTitlePassed, onFind }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  const tell = useEffectEvent(onTitlePassed);
  useEffect(() => {
    const heading = title.current;
    if (!heading) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.rootBounds) tell(!entry.isIntersecting && entry.boundingClientRect.top < entry.rootBounds.height / 2);
    });
    observer.observe(heading);
    return () => {
      observer.disconnect();
      tell(false);
    };
  }, []);
  const category = useCategory(topic.categoryId);
  // The reader alone is no news to the reader.
  const reading = useHere(topic.id)?.total ?? 0;
  return (
    <div className="pt-6">
      <div className="flex h-5 items-center text-sm text-ink-2">
        {category && (
          <Link
            to="/c/$category"
            params={{ category: category.slug }}
            className="relative inline-flex items-center gap-2 rounded-xs hover:text-ink hover:underline after:absolute after:-inset-1"
          >
            <Swatch color={category.colour} />
            {category.name}
          </Link>
        )}
        <span className="ms-auto">
          <IconButton dense data-find label={t('topic.find')} keys="f" onClick={onFind}>
            <TextSearch aria-hidden="true" />
          </IconButton>
        </span>
      </div>
      <h1
        ref={title}
        className="mt-1.5 mb-2 text-balance text-left font-head text-2xl font-bold tracking-big [overflow-wrap:anywhere] [unicode-bidi:plaintext] rtl:text-right phone:text-xl"
      >
        {topic.title || t('topics.hiddenTitle')}
      </h1>
      <p className="flex min-h-5 flex-wrap items-center gap-x-3.5 text-sm text-ink-3">
        {topic.pinned && (
          <span className="inline-flex items-center gap-1.5">
            <Pin className="size-3.5!" aria-hidden="true" />
            {t('topic.pinned')}
          </span>
        )}
        {topic.locked && (
          <span className="inline-flex items-center gap-1.5">
            <Lock className="size-3.5!" aria-hidden="true" />
            {t('topic.locked')}
          </span>
        )}
        <span>
          <RollingWords k="topic.replies" count={topic.counts.replyCount} />
        </span>
        {topic.likeCount > 0 && (
          <span>
            <RollingWords k="topic.likes" count={topic.likeCount} />
          </span>
        )}
        {reading > 1 && (
          <span className="inline-flex items-center gap-1.5 text-live-text [&_.presence]:size-2">
            <Presence status="online" />
            <RollingWords k="topic.reading" count={reading} />
          </span>
        )}
      </p>
    </div>
  );
}
