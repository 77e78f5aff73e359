import { CornerUpLeft } from 'lucide-react';
import { memo } from 'react';
import { useWash } from '../../../components/ui/feedback/wash.ts';
import { nameOf } from '../../../components/ui/people/person-name.tsx';
import { t } from '../../../i18n/t.ts';
import { exactTime } from '../../../lib/time/time.ts';
import type { ReplyItem } from '../model/data.ts';
import { anchorOf, useTopicContext } from '../model/topic-context.ts';
import type { Outgoing } from '../outbox/entry.ts';
import { PostFrame } from './post-frame.tsx';
import { PostHeader } from './post-header.tsx';
import { ReplyBody } from './reply-body.tsx';
import { NewAnswers, Thread } from './thread.tsx';
import { usePostDialog } from './use-post-dialog.ts';

type Props = {
  reply: ReplyItem;
  answers: readonly ReplyItem[];
  outgoing: readonly Outgoing[];
  orphan: boolean;
  first: boolean;
};

/** A reply in the flat list, with the answers to it. */
export const ReplyPost = memo(function ReplyPost({ reply, answers, outgoing, orphan, first }: Props) {
  const topic = useTopicContext();
  const wash = useWash(topic.arrived.has(reply.id));
  const dialog = usePostDialog();
  const held = answers.filter((answer) => topic.held.has(answer.id));
  return (
    <PostFrame
      author={reply.author}
      presence={topic.presence(reply.author.id)}
      number={reply.number}
      anchor={anchorOf(reply.number)}
      replyId={reply.id}
      label={t('post.label', { name: nameOf(reply.author), time: exactTime(Date.parse(reply.createdAt)) })}
      first={first}
      highlighted={topic.highlighted === reply.number}
      className={wash}
      header={
        <PostHeader
          author={reply.author}
          at={reply.createdAt}
          editedAt={reply.editedAt}
          editedByStaff={reply.editedByStaff === true}
          isTopicAuthor={reply.author.id === topic.authorId}
          onHistory={() => dialog.open('history')}
        />
      }
    >
      {orphan && (
        <p className="mt-1 flex items-center gap-1.5 text-sm text-ink-3">
          <CornerUpLeft className="size-3.5!" aria-hidden="true" />
          {t('post.answersEarlier')}
        </p>
      )}
      <ReplyBody reply={reply} dialog={dialog} aside={<NewAnswers held={held} />} />
      <Thread parent={reply} answers={answers} outgoing={outgoing} />
    </PostFrame>
  );
});
