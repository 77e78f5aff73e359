import { Heart } from 'lucide-react';
import { useState } from 'react';
import { postAction } from '../../../components/ui/action/post-action.ts';
import { Guard } from '../../../components/ui/feedback/guard.tsx';
import { useWash } from '../../../components/ui/feedback/wash.ts';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import { Faces } from '../../../components/ui/people/faces.tsx';
import { nameOf } from '../../../components/ui/people/person-name.tsx';
import { RollingNumber } from '../../../components/ui/sign/rolling-number.tsx';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';
import { exactTime } from '../../../lib/time/time.ts';
import { collapsesFrom, shownAnswers } from '../model/arrange.ts';
import type { ReplyItem } from '../model/data.ts';
import { anchorOf, useTopicContext } from '../model/topic-context.ts';
import type { Outgoing } from '../outbox/entry.ts';
import { OutgoingAnswer } from './outgoing-post.tsx';
import { PostHeader } from './post-header.tsx';
import { ReplyBody } from './reply-body.tsx';
import { usePostDialog } from './use-post-dialog.ts';

type Props = { parent: Pick<ReplyItem, 'author'>; answers: readonly ReplyItem[]; outgoing: readonly Outgoing[] };

/** Answers to one reply, one level deep. Of more than three the earlier ones wait behind a button. */
export function Thread({ parent, answers, outgoing }: Props) {
  const { held, highlighted } = useTopicContext();
  const [isOpen, setOpen] = useState(false);
  // Decided once: a thread that grows while it is read folds nothing away.
  const [collapses] = useState(answers.length >= collapsesFrom);
  const ready = answers.filter((answer) => !held.has(answer.id));
  if (ready.length === 0 && outgoing.length === 0) return null;
  // A jump leads to an answer that would be folded away; the thread stays open for it.
  if (!isOpen && ready.slice(0, -shownAnswers).some((answer) => answer.number === highlighted)) setOpen(true);
  const earlier = collapses ? ready.slice(0, -shownAnswers) : [];
  const shown = collapses && !isOpen ? ready.slice(-shownAnswers) : ready;
  return (
    <section
      aria-label={t('post.answers', { name: nameOf(parent.author) })}
      className="mt-2 border-s-2 border-line ps-4 phone:ps-3"
    >
      {collapses && (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="inline-flex h-7 items-center gap-2 rounded-sm text-sm font-medium text-accent-text hover:underline phone:h-10"
        >
          <Faces people={facesOf(earlier)} size={20} max={2} />
          {isOpen ? t('post.hideEarlier') : t('post.showEarlier', { count: earlier.length })}
        </button>
      )}
      {shown.map((answer) => (
        <Answer key={answer.id} answer={answer} />
      ))}
      {outgoing.map((entry) => (
        <OutgoingAnswer key={entry.id} entry={entry} />
      ))}
    </section>
  );
}

const facesOf = (answers: readonly ReplyItem[]) => [
  ...new Map(answers.map(({ author }) => [author.id, author])).values(),
];

function Answer({ answer }: { answer: ReplyItem }) {
  const topic = useTopicContext();
  const wash = useWash(topic.arrived.has(answer.id));
  const dialog = usePostDialog();
  return (
    <article
      id={anchorOf(answer.number)}
      data-answer={answer.number}
      tabIndex={-1}
      aria-label={t('post.label', {
        name: nameOf(answer.author),
        time: exactTime(Date.parse(answer.createdAt)),
      })}
      className={cn(
        'group/answer relative -ms-4 grid scroll-mt-6 grid-cols-[24px_minmax(0,1fr)] gap-x-2.5 pt-2 pb-1 ps-4 focus-visible:bg-selected phone:-ms-3 phone:ps-3',
        topic.highlighted === answer.number && 'bg-selected',
        wash,
      )}
    >
      <Avatar person={answer.author} size={24} presence={topic.presence(answer.author.id)} />
      <div className="min-w-0">
        <header className="flex min-h-5 items-center gap-2 text-sm">
          <PostHeader
            author={answer.author}
            at={answer.createdAt}
            editedAt={answer.editedAt}
            editedByStaff={answer.editedByStaff === true}
            isTopicAuthor={answer.author.id === topic.authorId}
            onHistory={() => dialog.open('history')}
          />
          <LikeCount answer={answer} />
        </header>
        <Guard of={answer}>
          <ReplyBody reply={answer} dialog={dialog} small />
        </Guard>
      </div>
    </article>
  );
}

/** Its likes at rest; the button itself shows when the answer is pointed at. */
const LikeCount = ({ answer }: { answer: ReplyItem }) =>
  answer.likeCount > 0 && (
    <span
      aria-hidden="true"
      className={cn(
        'inline-flex items-center gap-1 text-xs tabular-nums phone:hidden',
        answer.viewer?.liked ? 'text-accent-text' : 'text-ink-3',
      )}
    >
      <Heart className={cn('size-3!', answer.viewer?.liked && 'fill-current')} />
      <RollingNumber value={answer.likeCount} />
    </span>
  );

/** Answers that came while this post and what follows it are read: a word in its actions, no move. */
export function NewAnswers({ held }: { held: readonly ReplyItem[] }) {
  const { reveal } = useTopicContext();
  if (held.length === 0) return null;
  return (
    <span role="status">
      <button
        type="button"
        onClick={() => reveal(held.map((answer) => answer.id))}
        className={cn(postAction, 'text-live-text hover:text-live-text')}
      >
        {t('post.newAnswers', { count: held.length })}
      </button>
    </span>
  );
}
