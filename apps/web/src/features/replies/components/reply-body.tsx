import { type ReactNode, useState } from 'react';
import { Markdown } from '../../../components/markdown/markdown.tsx';
import { nameOf } from '../../../components/ui/people/person-name.tsx';
import { useMember } from '../../../lib/session/state.ts';
import { ModeratorItems } from '../../moderation/index.ts';
import { useLike } from '../../reactions/index.ts';
import { BlockedLine } from '../../relationships/index.ts';
import { deleteReply } from '../api/delete-reply.ts';
import { replyHistory } from '../history/reply-history.ts';
import type { ReplyItem } from '../model/data.ts';
import { hrefOf, useTopicContext } from '../model/topic-context.ts';
import { copyLink } from './copy-link.ts';
import { HiddenLine } from './hidden-line.tsx';
import { PostActions } from './post-actions.tsx';
import { PostDialogs } from './post-dialogs.tsx';
import { PostMenu } from './post-menu.tsx';
import type { PostDialogState } from './use-post-dialog.ts';

type Props = { reply: ReplyItem; dialog: PostDialogState; small?: boolean; aside?: ReactNode };

/** Text, actions and dialogs of a reply, in the list or in a thread. */
export function ReplyBody({ reply, dialog, small = false, aside }: Props) {
  const topic = useTopicContext();
  const member = useMember();
  const target = { type: 'reply' as const, id: reply.id };
  const like = useLike(target, topic.topicId, reply.viewer?.liked ?? false, reply.likeCount);
  const own = member?.id === reply.author.id;
  const [unfolded, setUnfolded] = useState(false);
  const folded = topic.blocked.has(reply.author.id) && !unfolded;
  const hidden = reply.status === 'hidden';
  const href = hrefOf(topic.topicId, reply.number);
  const onQuote = topic.canReply && !hidden ? () => topic.onQuote(reply) : undefined;
  const menu = (
    <PostMenu
      name={nameOf(reply.author)}
      onEdit={reply.viewer?.canEdit && !hidden ? () => topic.onEdit(reply) : undefined}
      onDelete={own ? () => dialog.open('remove') : undefined}
      onHistory={reply.editedAt !== null && !hidden ? () => dialog.open('history') : undefined}
      onLikes={like.count > 0 && !hidden ? () => dialog.open('likes') : undefined}
      onReport={member && !own ? () => dialog.open('report') : undefined}
      onQuote={onQuote}
      onLink={() => copyLink(href)}
      whole={small}
      staff={
        topic.canModerate ? (
          <ModeratorItems name={nameOf(reply.author)} hidden={hidden} onAction={dialog.open} />
        ) : undefined
      }
    />
  );
  return (
    <>
      {folded ? (
        <BlockedLine onShow={() => setUnfolded(true)} />
      ) : hidden || reply.body === null ? (
        <HiddenLine own={own} menu={menu} staffTarget={topic.canModerate ? target : undefined} />
      ) : (
        <>
          <Markdown source={reply.body} className={small ? 'prose-thread mt-0.5' : 'mt-1 phone:mt-2'} />
          <PostActions
            like={like}
            onReply={topic.canReply ? () => topic.onReply(reply) : undefined}
            onQuote={onQuote}
            href={href}
            menu={menu}
            aside={aside}
            small={small}
          />
        </>
      )}
      <PostDialogs
        dialog={dialog.which}
        target={{ ...target, author: reply.author }}
        history={replyHistory(reply, own || topic.canModerate)}
        onDelete={() => deleteReply(reply.id)}
        onClose={dialog.close}
      />
    </>
  );
}
