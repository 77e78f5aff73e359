import { useQueryClient } from '@tanstack/react-query';
import type { Person } from '@tidings/contracts';
import { CircleAlert, Clock, RotateCw, WifiOff } from 'lucide-react';
import { Markdown } from '../../../components/markdown/markdown.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import { t } from '../../../i18n/t.ts';
import { useConnection } from '../../../lib/connection.ts';
import { useMember } from '../../../lib/session/state.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { useSecondsUntil } from '../../../lib/time/use-seconds-until.ts';
import { useSlow } from '../../../lib/use-slow.ts';
import { cameBefore, isUnanswered, mayBePosted, type Outgoing } from '../outbox/entry.ts';
import { useOutgoingEdit } from '../outbox/outgoing-edit.ts';
import { discardReply, retryReply } from '../outbox/send.ts';
import { isUnkept } from '../outbox/store.ts';
import { PostFrame } from './post-frame.tsx';

/** Its key protects no longer, and nobody knows whether it was posted: the member decides. */
const isUnsure = (entry: Outgoing): boolean => entry.isAsked !== true && mayBePosted(entry, serverNow());

function Words({ entry }: { entry: Outgoing }) {
  const seconds = useSecondsUntil(entry.failure?.retryAt);
  const state = useConnection()?.state;
  if (cameBefore(entry)) return t('post.cameBefore');
  if (isUnsure(entry)) return t('post.unsure');
  if (entry.failure?.code === 'RATE_LIMITED') return t('post.rateLimit', { seconds: seconds ?? 0 });
  if (entry.state === 'waiting') return t(state === 'offline' || !navigator.onLine ? 'post.offline' : 'post.behind');
  if (entry.failure && !isUnanswered(entry)) return t('post.refused', { reason: entry.failure.message });
  return t('post.failed');
}

/** Why it is not on the server, and what can be done. The text above it is never lost. */
function OutgoingStrip({ entry }: { entry: Outgoing }) {
  const client = useQueryClient();
  const onEdit = useOutgoingEdit();
  const seconds = useSecondsUntil(entry.failure?.retryAt) ?? 0;
  const isSlow = useSlow(entry.state === 'waiting' && entry.failure === undefined && navigator.onLine);
  if (entry.state === 'sending') return null;
  const unsure = isUnsure(entry);
  // Its turn comes in a moment.
  if (entry.state === 'waiting' && entry.failure === undefined && navigator.onLine && !isSlow && !unsure) return null;
  const isWaiting = entry.state === 'waiting' && !unsure;
  return (
    <Strip
      tone={isWaiting ? 'plain' : 'danger'}
      role={isWaiting ? 'status' : 'alert'}
      className="mt-2.5"
      icon={isWaiting ? <WifiOff aria-hidden="true" /> : <CircleAlert aria-hidden="true" />}
      actions={
        <>
          <Button size="sm" variant="ghost" onClick={() => onEdit(entry)}>
            {t('post.edit')}
          </Button>
          <Button size="sm" variant="ghost" onClick={() => discardReply(client, entry.id)}>
            {t('post.discard')}
          </Button>
          {!isWaiting && (
            <Button
              size="sm"
              icon={<RotateCw aria-hidden="true" />}
              disabled={entry.failure?.code === 'RATE_LIMITED' && seconds > 0}
              onClick={() => retryReply(client, entry.id)}
            >
              {t(cameBefore(entry) ? 'post.another' : 'post.retry')}
            </Button>
          )}
        </>
      }
    >
      <Words entry={entry} />
      {isUnkept(entry.id) && ` ${t('post.unkept')}`}
    </Strip>
  );
}

function Header({ entry, member }: { entry: Outgoing; member: Person }) {
  const isSlow = useSlow(entry.state === 'sending');
  return (
    <>
      <b className="text-base font-semi">
        <bdi>{member.displayName}</bdi>
      </b>
      {entry.state === 'failed' && <span className="text-ink-3">{t('post.notSent')}</span>}
      {entry.state === 'waiting' && !navigator.onLine && <span className="text-ink-3">{t('post.waiting')}</span>}
      {isSlow && (
        <span className="flex items-center gap-1 text-ink-3">
          <Clock className="size-3.5!" aria-hidden="true" />
          {t('post.sending')}
        </span>
      )}
    </>
  );
}

/** One's own reply before the server has it, at the end of the topic. */
export function OutgoingPost({ entry, first }: { entry: Outgoing; first: boolean }) {
  const member = useMember();
  if (!member) return null;
  return (
    <PostFrame
      author={member}
      anchor={`outgoing-${entry.id}`}
      label={member.displayName}
      first={first}
      header={<Header entry={entry} member={member} />}
    >
      <Markdown source={entry.body} className={`mt-1 phone:mt-2 ${entry.state === 'sending' ? '' : 'opacity-75'}`} />
      <OutgoingStrip entry={entry} />
      <div className="h-[34px]" />
    </PostFrame>
  );
}

/** The same within a thread. */
export function OutgoingAnswer({ entry }: { entry: Outgoing }) {
  const member = useMember();
  if (!member) return null;
  return (
    <article
      id={`outgoing-${entry.id}`}
      aria-label={member.displayName}
      className="grid grid-cols-[24px_minmax(0,1fr)] gap-x-2.5 pt-2 pb-1"
    >
      <Avatar person={member} size={24} />
      <div className="min-w-0">
        <header className="flex min-h-5 items-center gap-2 text-sm">
          <Header entry={entry} member={member} />
        </header>
        <Markdown
          source={entry.body}
          className={`prose-thread mt-0.5 ${entry.state === 'sending' ? '' : 'opacity-75'}`}
        />
        <OutgoingStrip entry={entry} />
        <div className="phone:h-[46px]" />
      </div>
    </article>
  );
}
