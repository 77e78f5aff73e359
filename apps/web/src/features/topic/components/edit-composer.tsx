import { useMutation } from '@tanstack/react-query';
import { CircleAlert, Pencil } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { t } from '../../../i18n/t.ts';
import { SameWrite } from '../../../lib/api/same-write.ts';
import { ApiError, isCode, isUnanswered } from '../../../lib/http/error.ts';
import { useMember } from '../../../lib/session/state.ts';
import { Composer, cleanTitle, type DraftState, titleObstacle } from '../../composer/index.ts';
import { editReply, type ReplyItem } from '../../replies/index.ts';
import { editTopic } from '../api/edit-topic.ts';
import type { TopicData } from '../api/topic.ts';
import { EditHead } from './edit-head.tsx';

type Props = { topic: TopicData; reply: ReplyItem | undefined; onClose: () => void };

type Wish = { draft: DraftState; meant: boolean };

const wordsOf = (error: unknown): string =>
  isUnanswered(error) ? t('topic.editFailed') : error instanceof ApiError ? error.message : t('error.unknown');

/** Changes a text. Who saved in between is not overwritten: both texts are kept until the editor decides. */
export function EditComposer({ topic, reply, onClose }: Props) {
  const member = useMember();
  const now = reply ?? topic;
  // The version the editor began from; a live change moves the one on the page, not this one.
  const [base, setBase] = useState(now.version);
  const own = now.author.id === member?.id;
  const save = useMutation({
    mutationFn: async ({ draft, meant }: Wish): Promise<unknown> => {
      const why = draft.fields.reason?.trim();
      const change = {
        body: draft.body.trim(),
        version: base,
        ...(why && !own ? { reason: why } : {}),
        ...(meant && { confirmMentions: true }),
      };
      // Saved again after an answer that never came, it would stand against itself.
      const write = new SameWrite(draft.write);
      if (reply)
        return await write.send(
          change,
          () => change,
          (body, options) => editReply(reply.id, body, options),
        );
      const whole = { title: cleanTitle(draft.fields.title ?? topic.title), ...change };
      return await write.send(
        whole,
        () => whole,
        (body, options) => editTopic(topic.id, body, options),
      );
    },
    onSuccess: (_, { draft }) => {
      draft.drop();
      onClose();
    },
  });
  const heading = own ? t('topic.editing') : t('topic.editingOther', { name: now.author.displayName });
  const isConflict = isCode(save.error, 'VERSION_CONFLICT');
  return (
    <Composer
      key={base}
      label={heading}
      heading={
        <>
          <Pencil aria-hidden="true" className="flex-none phone:hidden" />
          <span className="truncate">{heading}</span>
        </>
      }
      draftName={`edit.${now.id}.${base}`}
      start={{ body: now.body ?? '', ...(reply ? {} : { fields: { title: topic.title } }) }}
      topicId={topic.id}
      submit={t('topic.save')}
      pending={save.isPending}
      obstacle={(draft) =>
        (reply ? undefined : titleObstacle(draft.fields.title ?? '')) ??
        (own || (draft.fields.reason ?? '').trim() !== '' ? undefined : { words: t('topic.needsReason') })
      }
      {...(reply && own
        ? {}
        : {
            head: (draft: DraftState) => (
              <EditHead draft={draft} titled={reply === undefined} other={own ? undefined : now.author.displayName} />
            ),
          })}
      problem={() =>
        save.error && (
          <Strip
            tone="danger"
            role="alert"
            icon={<CircleAlert aria-hidden="true" />}
            actions={
              isConflict && (
                <Button
                  size="sm"
                  onClick={() => {
                    save.reset();
                    setBase(now.version);
                  }}
                >
                  {t('topic.useTheirs')}
                </Button>
              )
            }
          >
            {isConflict ? t('topic.conflict') : wordsOf(save.error)}
          </Strip>
        )
      }
      // Sent again after the server asked, it is meant.
      onSubmit={(draft, meant) => save.mutate({ draft, meant: meant || isCode(save.error, 'CONFIRM_MENTION') })}
      onClose={onClose}
    />
  );
}
