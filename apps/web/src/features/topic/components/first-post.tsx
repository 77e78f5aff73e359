import { useNavigate } from '@tanstack/react-router';
import { Pin, PinOff } from 'lucide-react';
import { useState } from 'react';
import { Markdown } from '../../../components/markdown/markdown.tsx';
import { MenuItem } from '../../../components/ui/overlay/menu.tsx';
import { nameOf } from '../../../components/ui/people/person-name.tsx';
import type { PresenceStatus } from '../../../components/ui/people/presence.tsx';
import { t } from '../../../i18n/t.ts';
import { useMember } from '../../../lib/session/state.ts';
import { exactTime } from '../../../lib/time/time.ts';
import { ModeratorItems } from '../../moderation/index.ts';
import { useLike } from '../../reactions/index.ts';
import { BlockedLine } from '../../relationships/index.ts';
import {
  anchorOf,
  copyLink,
  HiddenLine,
  hrefOf,
  PostActions,
  PostDialogs,
  PostFrame,
  PostHeader,
  PostMenu,
  usePostDialog,
} from '../../replies/index.ts';
import { deleteTopic } from '../api/delete-topic.ts';
import { pinTopic } from '../api/pin-topic.ts';
import type { TopicData } from '../api/topic.ts';
import { topicHistory } from '../api/topic-history.ts';

type Props = {
  topic: TopicData;
  /** The reader blocked who wrote it: it is folded. */
  blocked: boolean;
  presence: PresenceStatus | undefined;
  highlighted: boolean;
  onReply: () => void;
  onQuote: () => void;
  onEdit: () => void;
  onPrint: () => void;
};

/** The topic's own text, with everything that can be done to the topic. */
export function FirstPost({ topic, blocked, presence, highlighted, onReply, onQuote, onEdit, onPrint }: Props) {
  const navigate = useNavigate();
  const member = useMember();
  const dialog = usePostDialog();
  const target = { type: 'topic' as const, id: topic.id };
  const like = useLike(target, topic.id, topic.viewer?.liked ?? false, topic.likeCount);
  const own = member?.id === topic.author.id;
  const [unfolded, setUnfolded] = useState(false);
  const hidden = topic.status === 'hidden' || topic.body === null;
  const canReply = topic.viewer?.canReply ?? false;
  const href = hrefOf(topic.id, 0);
  const menu = (
    <PostMenu
      name={nameOf(topic.author)}
      onEdit={topic.viewer?.canEdit && !hidden ? onEdit : undefined}
      onDelete={own ? () => dialog.open('remove') : undefined}
      onHistory={topic.editedAt !== null && !hidden ? () => dialog.open('history') : undefined}
      onLikes={like.count > 0 && !hidden ? () => dialog.open('likes') : undefined}
      onReport={member && !own ? () => dialog.open('report') : undefined}
      onQuote={canReply && !hidden ? onQuote : undefined}
      onLink={() => copyLink(href)}
      onPrint={onPrint}
      staff={
        topic.viewer?.canModerate ? (
          <ModeratorItems name={nameOf(topic.author)} hidden={hidden} locked={topic.locked} onAction={dialog.open}>
            <MenuItem
              icon={topic.pinned ? <PinOff /> : <Pin />}
              onSelect={() => void pinTopic(topic.id, !topic.pinned).catch(() => undefined)}
            >
              {t(topic.pinned ? 'moderation.menu.unpin' : 'moderation.menu.pin')}
            </MenuItem>
          </ModeratorItems>
        ) : undefined
      }
    />
  );
  return (
    <PostFrame
      author={topic.author}
      presence={presence}
      number={0}
      anchor={anchorOf(0)}
      label={t('post.label', { name: nameOf(topic.author), time: exactTime(Date.parse(topic.createdAt)) })}
      first
      highlighted={highlighted}
      header={
        <PostHeader
          author={topic.author}
          at={topic.createdAt}
          editedAt={topic.editedAt}
          editedByStaff={topic.editedByStaff === true}
          isTopicAuthor
          onHistory={() => dialog.open('history')}
        />
      }
    >
      {blocked && !unfolded ? (
        <BlockedLine onShow={() => setUnfolded(true)} />
      ) : hidden ? (
        <HiddenLine own={own} menu={menu} staffTarget={topic.viewer?.canModerate ? target : undefined} />
      ) : (
        <>
          <Markdown source={topic.body ?? ''} className="mt-1 phone:mt-2" />
          <PostActions
            like={like}
            onReply={canReply ? onReply : undefined}
            onQuote={canReply ? onQuote : undefined}
            href={href}
            menu={menu}
          />
        </>
      )}
      <PostDialogs
        dialog={dialog.which}
        target={{ ...target, author: topic.author }}
        history={topicHistory(topic, own || topic.viewer?.canModerate === true)}
        onDelete={() => deleteTopic(topic.id)}
        onDeleted={() => void navigate({ to: '/' })}
        onClose={dialog.close}
      />
    </PostFrame>
  );
}
