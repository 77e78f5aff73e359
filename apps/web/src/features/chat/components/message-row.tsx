import type { ChannelView, ChatMessage } from '@tidings/contracts';
import { Check, CheckCheck, Clock } from 'lucide-react';
import { memo } from 'react';
import { Markdown } from '../../../components/markdown/markdown.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { Skeleton } from '../../../components/ui/feedback/skeleton.tsx';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import { t } from '../../../i18n/t.ts';
import { clockTime, exactTime } from '../../../lib/time/time.ts';
import { seenBy } from '../model/rows.ts';
import type { Outgoing } from '../outbox/store.ts';
import { MessageTools } from './message-tools.tsx';

const row = 'group relative grid grid-cols-[32px_minmax(0,1fr)] gap-3 px-6 phone:px-4';
const sign = 'mt-0.5 flex items-center gap-1 text-xs text-ink-3';

/** What is not loaded yet, in the shape of what comes. */
export const WaitingRow = () => (
  <div className={`${row} py-2`} aria-hidden="true">
    <Skeleton className="size-8 rounded-full" />
    <span className="flex flex-col gap-2 pt-1">
      <Skeleton className="h-3 w-32" />
      <Skeleton className="h-3 w-4/5" />
    </span>
  </div>
);

/** How far one's own last message came. */
function Delivered({ channel, number }: { channel: ChannelView; number: number }) {
  const seen = seenBy(channel, number);
  return (
    <p className={sign}>
      {seen > 0 ? (
        <CheckCheck className="size-3" aria-hidden="true" />
      ) : (
        <Check className="size-3" aria-hidden="true" />
      )}
      {seen > 0 ? t('chat.seenBy', { count: seen }) : t('chat.sent')}
    </p>
  );
}

type Props = {
  message: ChatMessage;
  channel: ChannelView;
  continued: boolean;
  own: boolean;
  /** It is the last of one's own: it says how far it came. */
  lastOwn: boolean;
  mayDelete: boolean;
  highlighted: boolean;
  onEdit: (message: ChatMessage) => void;
  onDelete: (message: ChatMessage) => void;
};

/** One message; under one of the same author a moment ago without their name. */
export const MessageRow = memo(function MessageRow(props: Props) {
  const { message, channel, continued, own, lastOwn, mayDelete, highlighted, onEdit, onDelete } = props;
  const at = Date.parse(message.createdAt);
  const gone = message.deletedAt !== null;
  return (
    <article
      className={`${row} ${continued ? 'py-0.5' : 'pt-2 pb-0.5'} hover:bg-hover ${highlighted ? 'bg-accent-wash' : ''}`}
      aria-label={`${message.author.displayName}, ${exactTime(at)}`}
    >
      {continued ? (
        <time
          dateTime={message.createdAt}
          className="invisible pt-0.5 text-micro text-ink-3 tabular-nums group-hover:visible"
        >
          {clockTime(at)}
        </time>
      ) : (
        <Avatar person={message.author} />
      )}
      <div className="min-w-0">
        {!continued && (
          <header className="flex items-baseline gap-2">
            <b className="truncate text-sm font-semi text-ink">
              <bdi>{own ? t('chat.you') : message.author.displayName}</bdi>
            </b>
            <time dateTime={message.createdAt} title={exactTime(at)} className="text-xs text-ink-3 tabular-nums">
              {clockTime(at)}
            </time>
          </header>
        )}
        {gone ? (
          <p className="text-sm text-ink-3 italic">{t('chat.deleted')}</p>
        ) : (
          <Markdown source={message.body ?? ''} className="text-base" />
        )}
        {message.editedAt !== null && !gone && <span className="text-xs text-ink-3">{t('chat.edited')}</span>}
        {lastOwn && !gone && <Delivered channel={channel} number={message.number} />}
      </div>
      {!gone && (own || mayDelete) && (
        <MessageTools {...(own && { onEdit: () => onEdit(message) })} onDelete={() => onDelete(message)} />
      )}
    </article>
  );
});

type OutgoingProps = { entry: Outgoing; onRetry: () => void; onDiscard: () => void; onTakeBack: () => void };

/** One's own on its way: being sent, waiting for the network, or refused and kept. */
export const OutgoingRow = ({ entry, onRetry, onDiscard, onTakeBack }: OutgoingProps) => (
  <article className={`${row} py-1`} aria-label={t('chat.yours')}>
    <span />
    <div className="min-w-0">
      <Markdown source={entry.body} className="text-base" />
      {entry.state === 'failed' ? (
        <div
          role="alert"
          className="mt-1 flex flex-wrap items-center gap-2 rounded-md bg-danger-wash px-3 py-1 text-sm text-danger-text"
        >
          <span className="grow">{t('chat.notSent', { why: entry.why ?? '' })}</span>
          <Button size="sm" onClick={onRetry}>
            {t('action.retry')}
          </Button>
          <Button size="sm" onClick={onTakeBack}>
            {t('chat.edit')}
          </Button>
          <Button size="sm" variant="ghost" onClick={onDiscard}>
            {t('chat.discard')}
          </Button>
        </div>
      ) : (
        <p className={sign}>
          <Clock className="size-3" aria-hidden="true" />
          {t(navigator.onLine ? 'chat.sending' : 'chat.waits')}
        </p>
      )}
    </div>
  </article>
);
