import type { TopicView } from '@tidings/contracts';
import { Pill } from '../../../components/ui/people/pill.tsx';
import { RollingWords } from '../../../components/ui/sign/rolling-words.tsx';
import type { MessageKey } from '../../../i18n/t.ts';

type PillKey = Extract<MessageKey, `topics.pill.${string}`>;

/** Whether the news are topics nobody has seen here, topics that went on, or both. */
function wordsFor(pending: readonly TopicView[], isKnown: (id: string) => boolean): PillKey {
  const known = pending.filter((topic) => isKnown(topic.id)).length;
  if (known === 0) return 'topics.pill.new';
  return known === pending.length ? 'topics.pill.updated' : 'topics.pill.both';
}

function faces(pending: readonly TopicView[]) {
  const people = pending.map((topic) => topic.counts.lastReply?.author ?? topic.author);
  return [...new Map(people.map((person) => [person.id, person])).values()].slice(0, 3);
}

type Props = {
  pending: readonly TopicView[];
  isKnown: (id: string) => boolean;
  place: 'bar' | 'float';
  onShow: () => void;
};

/** "4 new topics": they wait until the reader asks. */
export function NewsPill({ pending, isKnown, place, onShow }: Props) {
  if (pending.length === 0) return null;
  return (
    <Pill faces={faces(pending)} direction="up" place={place} onClick={onShow}>
      <RollingWords k={wordsFor(pending, isKnown)} count={pending.length} />
    </Pill>
  );
}
