import { Link } from '@tanstack/react-router';
import { CornerUpLeft } from 'lucide-react';
import { nameOf } from '../../../components/ui/people/person-name.tsx';
import { t } from '../../../i18n/t.ts';
import type { FarThread as Far } from '../model/arrange.ts';
import { anchorOf, useTopicContext } from '../model/topic-context.ts';
import type { Outgoing } from '../outbox/entry.ts';
import { NewAnswers, Thread } from './thread.tsx';

/** Answers to a reply that is not loaded: one line of it above them leads there. */
export function FarThread({ thread: { parent, answers }, outgoing }: { thread: Far; outgoing: readonly Outgoing[] }) {
  const { topicId, held } = useTopicContext();
  return (
    <div data-anchor data-number={parent.number} data-reply={parent.id} className="pt-5 pb-3 ps-[54px] phone:ps-0">
      <div className="flex items-center gap-1.5 text-sm text-ink-3">
        <CornerUpLeft className="size-3.5! flex-none" aria-hidden="true" />
        <Link
          to="/t/$id"
          params={{ id: topicId }}
          hash={anchorOf(parent.number)}
          className="min-w-0 truncate hover:underline"
        >
          <b className="font-semi text-ink-2">
            <bdi>{nameOf(parent.author)}</bdi>
          </b>{' '}
          {parent.excerpt ?? t('post.hidden')}
        </Link>
        <NewAnswers held={answers.filter((answer) => held.has(answer.id))} />
      </div>
      <Thread parent={parent} answers={answers} outgoing={outgoing} />
    </div>
  );
}
