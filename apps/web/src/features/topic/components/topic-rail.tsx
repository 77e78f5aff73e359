import type { Person } from '@tidings/contracts';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { PresenceStatus } from '../../../components/ui/people/presence.tsx';
import { t } from '../../../i18n/t.ts';
import type { ReplyItem } from '../../replies/index.ts';
import type { TopicData } from '../api/topic.ts';
import { useReplyTime } from '../hooks/use-reply-time.ts';
import { PeopleList } from './people-list.tsx';
import { inOrder, peopleOf } from './people-of.ts';
import { Scrubber } from './scrubber.tsx';

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="mb-5 border-b border-line pb-5 last:border-0">
    <h2 className="mb-2.5 text-xs font-medium text-ink-3">{title}</h2>
    {children}
  </section>
);

type Props = {
  topic: TopicData;
  replies: readonly ReplyItem[];
  isWhole: boolean;
  current: number;
  news: number;
  typing: readonly Person[];
  presence: (id: string) => PresenceStatus | undefined;
  onJump: (number: number) => void;
};

/** Beside the topic from 1180 px on; it stays while the posts scroll. */
export function TopicRail({ topic, replies, isWhole, current, news, typing, presence, onJump }: Props) {
  const order = useRef<string[]>([]);
  const people = inOrder(peopleOf(topic, replies, isWhole), order.current);
  useEffect(() => {
    if (replies.length > 0 || topic.counts.replyCount === 0) order.current = people.map(({ person }) => person.id);
  });
  const [dragged, setDragged] = useState<number>();
  const isLoaded = (number: number) => number === 0 || replies.some((reply) => reply.number === number);
  const far = useReplyTime(topic.id, dragged === undefined || isLoaded(dragged) ? undefined : dragged);
  const atOf = (number: number) => {
    if (number === 0) return topic.createdAt;
    return replies.find((reply) => reply.number === number)?.createdAt ?? (number === dragged ? far : undefined);
  };
  return (
    <div className="sticky top-0 pt-5 text-sm">
      {topic.counts.lastNumber > 0 && (
        <Section title={t('rail.where')}>
          <Scrubber
            current={current}
            last={topic.counts.lastNumber}
            total={topic.counts.replyCount}
            atOf={atOf}
            news={news}
            dragged={dragged}
            onDrag={setDragged}
            onJump={onJump}
          />
        </Section>
      )}
      <Section title={t('rail.people')}>
        <PeopleList people={people} typing={typing} presence={presence} />
      </Section>
    </div>
  );
}
