import { useVirtualizer } from '@tanstack/react-virtual';
import type { ChannelView, ChatMessage } from '@tidings/contracts';
import { ArrowDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Tideline } from '../../../components/ui/sign/tideline.tsx';
import { t } from '../../../i18n/t.ts';
import { useMember } from '../../../lib/session/state.ts';
import { longDate } from '../../../lib/time/time.ts';
import type { MessagesData } from '../api/chat.ts';
import { usePages } from '../hooks/use-pages.ts';
import { useReading } from '../hooks/use-reading.ts';
import { beginsDay, isContinued } from '../model/rows.ts';
import type { Outgoing } from '../outbox/store.ts';
import { MessageRow, OutgoingRow, WaitingRow } from './message-row.tsx';

type Props = {
  channel: ChannelView;
  data: MessagesData;
  outgoing: readonly Outgoing[];
  /** A number from the address, to begin at. */
  at: number | undefined;
  mayDelete: boolean;
  onEdit: (message: ChatMessage) => void;
  onDelete: (message: ChatMessage) => void;
  onRetry: (clientId: string) => void;
  onDiscard: (clientId: string) => void;
  /** A refused one goes back into the field. */
  onTakeBack: (entry: Outgoing) => void;
  onEnd: (atEnd: boolean) => void;
};

const END_PX = 60;

const Day = ({ at }: { at: string }) => (
  <div className="flex items-center gap-3 px-6 pt-4 pb-1 text-xs text-ink-3 phone:px-4">
    <span className="h-px flex-1 bg-line" />
    <span>{longDate(Date.parse(at))}</span>
    <span className="h-px flex-1 bg-line" />
  </div>
);

/**
 * All messages of a channel, of which those that can be seen stand in the page. Numbers have no gaps, so the row of each is known before it
 * is here, and what comes into sight is loaded by its number: nothing above moves what is read.
 */
export function MessageList({
  channel,
  data,
  outgoing,
  at,
  mayDelete,
  onEdit,
  onDelete,
  onRetry,
  onDiscard,
  onTakeBack,
  onEnd,
}: Props) {
  const me = useMember()?.id;
  const scroller = useRef<HTMLDivElement>(null);
  const { byNumber, lastNumber } = data;
  const count = lastNumber + outgoing.length;
  // What was unread when the channel was opened: the line stays where it is while one reads.
  const [firstNew] = useState(channel.readNumber < lastNumber ? channel.readNumber + 1 : undefined);
  const [atEnd, setAtEnd] = useState(firstNew === undefined && at === undefined);
  const { load, failed } = usePages(channel.id);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => 44,
    overscan: 10,
    paddingEnd: 8,
    paddingStart: 16,
    initialRect: { width: 0, height: window.innerHeight },
  });
  const begun = useRef(false);
  const jumped = useRef(at);
  useLayoutEffect(() => {
    if (begun.current || count === 0) return;
    begun.current = true;
    const target = at ?? firstNew;
    if (target === undefined) virtualizer.scrollToIndex(count - 1, { align: 'end' });
    else virtualizer.scrollToIndex(Math.min(target, count) - 1, { align: 'center' });
  }, [virtualizer, count, at, firstNew]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new at the end comes into sight only for who is there
  useEffect(() => {
    if (begun.current && atEnd && count > 0) virtualizer.scrollToIndex(count - 1, { align: 'end' });
  }, [count, atEnd]);
  // What one says oneself is always seen.
  const said = outgoing.at(-1)?.clientId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: one more of one's own is what counts
  useEffect(() => {
    if (!begun.current || said === undefined) return;
    virtualizer.scrollToIndex(count - 1, { align: 'end' });
    setAtEnd(true);
  }, [said]);
  useEffect(() => {
    if (!begun.current || at === undefined || at === jumped.current) return;
    jumped.current = at;
    virtualizer.scrollToIndex(Math.min(at, count) - 1, { align: 'center' });
  }, [virtualizer, at, count]);
  const height = virtualizer.getTotalSize();
  // What fits the window whole is never scrolled, and so is at its end.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown has another height
  useEffect(() => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = scroller.current ?? {};
    if (clientHeight > 0 && scrollHeight - scrollTop - clientHeight < END_PX) setAtEnd(true);
  }, [height]);
  useEffect(() => onEnd(atEnd), [onEnd, atEnd]);
  const items = virtualizer.getVirtualItems();
  const missing = items.filter(({ index }) => index < lastNumber && !byNumber[index + 1]);
  const wanted = missing[Math.floor(missing.length / 2)]?.index;
  // Asked again with each page that came: while one is loaded no other is asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that came is what counts
  useEffect(() => {
    if (wanted !== undefined && !failed) void load(wanted + 1);
  }, [wanted, failed, load, byNumber]);
  const inSight = Math.min(lastNumber, (virtualizer.range?.endIndex ?? -1) + 1);
  useReading(channel.id, byNumber[inSight] ? inSight : 0, channel.readNumber);
  const ownLast = Object.values(byNumber).findLast(
    ({ author, deletedAt }) => author.id === me && deletedAt === null,
  )?.number;
  const below = lastNumber - Math.max(channel.readNumber, inSight);
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        data-scroller
        role="log"
        // What is new is announced by itself; what is scrolled to is not news.
        aria-live="off"
        aria-label={t('chat.messages')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keys
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain"
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) =>
          setAtEnd(scrollHeight - scrollTop - clientHeight < END_PX)
        }
      >
        <div className="relative" style={{ height }}>
          {items.map((item) => {
            const message = byNumber[item.index + 1];
            const before = byNumber[item.index];
            const entry = outgoing[item.index - lastNumber];
            const number = item.index + 1;
            return (
              <div
                // A message on its way moves on when another comes before it: it takes its key along.
                key={entry && !message ? entry.clientId : number}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {message && beginsDay(message, before) && <Day at={message.createdAt} />}
                {number === firstNew && number <= lastNumber && (
                  <div className="px-6 py-1 phone:px-4">
                    <Tideline label={t('chat.newLabel')}>{t('chat.new')}</Tideline>
                  </div>
                )}
                {message ? (
                  <MessageRow
                    message={message}
                    channel={channel}
                    continued={number !== firstNew && isContinued(message, before)}
                    own={message.author.id === me}
                    lastOwn={number === ownLast}
                    mayDelete={mayDelete}
                    highlighted={number === at}
                    onEdit={onEdit}
                    onDelete={onDelete}
                  />
                ) : entry ? (
                  <OutgoingRow
                    entry={entry}
                    onRetry={() => onRetry(entry.clientId)}
                    onDiscard={() => onDiscard(entry.clientId)}
                    onTakeBack={() => onTakeBack(entry)}
                  />
                ) : (
                  <WaitingRow />
                )}
              </div>
            );
          })}
        </div>
      </div>
      <div className="pointer-events-none absolute inset-x-0 bottom-2 flex justify-center gap-2 *:pointer-events-auto">
        {failed && (
          <Button size="sm" onClick={() => wanted !== undefined && void load(wanted + 1)}>
            {t('chat.loadFailed')}
          </Button>
        )}
        {!atEnd && (
          <Button
            size="sm"
            icon={<ArrowDown aria-hidden="true" />}
            onClick={() => virtualizer.scrollToIndex(count - 1, { align: 'end' })}
          >
            {below > 0 ? t('chat.toNew', { count: below }) : t('chat.toEnd')}
          </Button>
        )}
      </div>
    </div>
  );
}
