import { Reply } from 'lucide-react';
import { lazyPart } from '../../../components/ui/part/lazy-part.tsx';
import { withMessages } from '../../../i18n/reader.ts';
import { rich } from '../../../i18n/rich.tsx';
import { t } from '../../../i18n/t.ts';
import type { Write } from '../../../lib/api/same-write.ts';
import { useMember } from '../../../lib/session/state.ts';
import { Composer, type Obstacle } from '../../composer/index.ts';
import { useTypingSignal } from '../../presence/index.ts';
import type { TopicData } from '../api/topic.ts';
import { type Answered, type Compose, replyDraft } from '../hooks/use-compose.ts';

const EditComposer = lazyPart(
  withMessages(async () => (await import('./edit-composer.tsx')).EditComposer),
  ({ onClose }) => onClose(),
);

type Props = {
  topic: TopicData;
  compose: Compose | undefined;
  onSend: (parent: Answered | undefined, body: string, earlier: Write | undefined, meant: boolean) => void;
  onClose: () => void;
};

/** It was locked, or its author silenced, while they wrote. */
const blocked = ({ viewer, locked }: TopicData): Obstacle | undefined =>
  viewer?.canReply === false ? { words: t(locked ? 'topic.lockedHint' : 'topic.silencedHint') } : undefined;

/** The composer that is open in a topic: a reply, an answer, or a change. */
export function TopicComposer({ topic, compose, onSend, onClose }: Props) {
  const onTyping = useTypingSignal(topic.id);
  // Of who was signed out meanwhile the text stays on the screen in a place of its own.
  const member = useMember();
  if (!compose || !member) return null;
  if (compose.kind !== 'reply') {
    const reply = compose.kind === 'edit-reply' ? compose.reply : undefined;
    return <EditComposer key={reply?.id ?? topic.id} topic={topic} reply={reply} onClose={onClose} />;
  }
  const { parent, insert } = compose;
  const name = parent?.author.displayName;
  return (
    <Composer
      key={parent?.id ?? 'topic'}
      label={name === undefined ? t('topic.replyHint') : t('topic.replyTo', { name })}
      heading={
        <>
          <Reply aria-hidden="true" className="flex-none phone:hidden" />
          <span className="truncate">
            {name === undefined
              ? t('topic.replyHint')
              : rich('topic.replyTo', { name: <bdi className="font-semi">{name}</bdi> })}{' '}
            <span className="text-ink-3 phone:hidden">
              {t('topic.inTopic', { title: topic.title || t('topics.hiddenTitle') })}
            </span>
          </span>
        </>
      }
      draftName={replyDraft(topic.id, parent?.id)}
      topicId={topic.id}
      submit={t('topic.reply')}
      obstacle={() => blocked(topic)}
      insert={insert}
      onTyping={onTyping}
      onClose={onClose}
      onSubmit={(draft, meant) => {
        onSend(parent, draft.body.trim(), draft.write.read(), meant);
        draft.drop();
        onClose();
      }}
    />
  );
}
