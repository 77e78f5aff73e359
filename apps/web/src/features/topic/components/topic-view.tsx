import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { t } from '../../../i18n/t.ts';
import type { Write } from '../../../lib/api/same-write.ts';
import { useShortcut } from '../../../lib/keyboard/use-shortcut.ts';
import { useMember } from '../../../lib/session/state.ts';
import { Composer } from '../../composer/index.ts';
import { usePresenceOf, useTyping } from '../../presence/index.ts';
import { useBlocked } from '../../relationships/index.ts';
import {
  type Outgoing,
  OutgoingEditProvider,
  parentsIn,
  reachesEnd,
  repliesIn,
  repliesQuery,
  TopicProvider,
  useOutgoing,
} from '../../replies/index.ts';
import { FindBar } from '../../search/index.ts';
import type { TopicData } from '../api/topic.ts';
import { targetIn } from '../hooks/target-in.ts';
import { isFollowed, useAddress } from '../hooks/use-address.ts';
import { useScrollAnchor } from '../hooks/use-anchor.ts';
import { useArrivalsView } from '../hooks/use-arrivals-view.ts';
import { type Answered, answeredBy, replyDraft, useCompose } from '../hooks/use-compose.ts';
import { useComposerRoom } from '../hooks/use-composer-room.ts';
import { useJump } from '../hooks/use-jump.ts';
import { useLanding } from '../hooks/use-landing.ts';
import { useOwnInSight } from '../hooks/use-own-in-sight.ts';
import { usePostKeys } from '../hooks/use-post-keys.ts';
import { useThrough } from '../hooks/use-read-marker.ts';
import { useReading } from '../hooks/use-reading.ts';
import { useSince } from '../hooks/use-since.ts';
import { useTopicShared } from '../hooks/use-topic-shared.ts';
import { countNew } from '../model/new-since.ts';
import { usePrint } from '../print/use-print.tsx';
import { Dock } from './dock.tsx';
import { FirstPost } from './first-post.tsx';
import { NewReplies } from './new-replies.tsx';
import { ReplyWindow } from './reply-window.tsx';
import { TopicComposer } from './topic-composer.tsx';
import { TopicHead } from './topic-head.tsx';
import { TopicRail } from './topic-rail.tsx';

type Props = {
  topic: TopicData;
  hash: string;
  /** One of its own each time this address was followed. */
  arrival: string | undefined;
  onTitlePassed: (isPassed: boolean) => void;
};

/** A topic with its replies: the window, the tideline, what arrives, and the way to write. */
export function TopicView({ topic, hash, arrival, onTitlePassed }: Props) {
  const client = useQueryClient();
  const member = useMember();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const since = useSince(topic);
  const target = targetIn(hash);
  // A window that was scrolled away from where it opened does not hold the target any more.
  const openWindow = useCallback(
    (start: number) => void client.resetQueries({ queryKey: repliesQuery(topic.id, start).queryKey, exact: true }),
    [client, topic.id],
  );
  const [stopped] = useState(topic.viewer?.lastReadNumber ?? 0);
  const opensAt = Math.max(0, (target ?? since?.number ?? stopped) - 8);
  const { start, highlighted, jump, land } = useJump(scroller, opensAt, target, !isFollowed(), openWindow);
  // An address of this topic followed from within it is a jump, also to where one came in.
  const arrivedBy = useRef(arrival);
  useEffect(() => {
    if (arrival === arrivedBy.current) return;
    arrivedBy.current = arrival;
    if (target !== undefined) jump(target);
  }, [arrival, target, jump]);
  const query = useInfiniteQuery(repliesQuery(topic.id, start));
  const replies = query.data ? repliesIn(query.data) : [];
  const news = since ? countNew(since.number, topic.counts, query.data?.pages ?? [], member?.id) : 0;
  const isEnd = query.data !== undefined && reachesEnd(query.data);
  const isStart = query.data ? !query.hasPreviousPage : start === 0;
  const reading = useReading(scroller, content);
  const through = useThrough(topic, reading, isEnd);
  const arrivals = useArrivalsView(topic.id, scroller, through);
  useScrollAnchor(scroller, content, arrivals.follows);
  useLanding(scroller, query.data !== undefined, land, stopped);
  useAddress(topic.id, query.data === undefined ? undefined : reading.top);
  const outgoing = useOutgoing(topic.id);
  useOwnInSight(scroller, outgoing);
  const typing = useTyping(topic.id);
  const { compose, open, close, reply, quote, send, takeBack } = useCompose(client, topic.id, member?.id);

  useComposerRoom(scroller, content, compose !== undefined, answeredBy(compose));

  const canReply = topic.viewer?.canReply ?? false;
  usePostKeys(scroller, () => canReply && reply(undefined));
  // Offline it is too late to fetch what one writes with.
  useEffect(() => {
    if (canReply) Composer.preload();
  }, [canReply]);
  const presence = usePresenceOf(topic.id);
  const { print, sheet } = usePrint(topic);
  const [finding, setFinding] = useState(false);
  useShortcut('f', () => setFinding(true));
  const goToNews = () => {
    const first = arrivals.waiting[0];
    if (!first) return;
    if (arrivals.held.has(first.id)) arrivals.reveal([first.id]);
    requestAnimationFrame(() => jump(first.number, { focus: true, mark: false }));
  };
  useShortcut('.', goToNews, arrivals.waiting.length > 0);

  const sendReply = (parent: Answered | undefined, body: string, earlier?: Write, meant?: boolean) => {
    send(parent, body, earlier, meant);
    if (!isEnd && !parent) jump(topic.counts.lastNumber, { mark: false });
  };
  const editOutgoing = (entry: Outgoing) => {
    const far = query.data ? parentsIn(query.data) : [];
    takeBack(
      entry,
      [...replies, ...far].find((item) => item.id === entry.parentId),
    );
  };

  const blocked = useBlocked();
  const shared = useTopicShared(topic, {
    blocked,
    presence,
    highlighted,
    arrived: arrivals.arrived,
    held: arrivals.held,
    reveal: arrivals.reveal,
    onReply: reply,
    onQuote: quote,
    onEdit: (item) => open({ kind: 'edit-reply', reply: item }),
  });
  return (
    <TopicProvider value={shared}>
      <OutgoingEditProvider value={editOutgoing}>
        <div className="relative flex min-h-0 flex-1 flex-col">
          <div
            ref={scroller}
            data-pane
            data-scroller
            data-scroll-restoration-id={topic.id}
            className="min-h-0 flex-1 overflow-y-auto overscroll-contain"
          >
            <div
              ref={content}
              className="grid grid-cols-[minmax(0,var(--read-w))] justify-center gap-16 px-6 pb-6 railed:grid-cols-[minmax(0,var(--read-w))_var(--rail-w)] phone:px-4"
            >
              <section aria-label={t('topic.posts')} aria-busy={query.isPending} className="min-w-0">
                <TopicHead topic={topic} onTitlePassed={onTitlePassed} onFind={() => setFinding(true)} />
                <ReplyWindow
                  topicId={topic.id}
                  query={query}
                  isStart={isStart}
                  outgoing={outgoing}
                  since={since}
                  news={news}
                  firstPost={
                    <FirstPost
                      topic={topic}
                      blocked={blocked.has(topic.author.id)}
                      presence={presence(topic.author.id)}
                      highlighted={highlighted === 0}
                      onReply={() => reply(undefined)}
                      onQuote={() => quote({ ...topic, number: 0 })}
                      onEdit={() => open({ kind: 'edit-topic' })}
                      onPrint={print}
                    />
                  }
                />
              </section>
              <aside data-pane className="hidden railed:block">
                <TopicRail
                  topic={topic}
                  replies={replies}
                  isWhole={isStart && isEnd}
                  current={reading.current}
                  news={news}
                  typing={typing}
                  presence={presence}
                  onJump={(number) => jump(number, { mark: number > 0 })}
                />
              </aside>
            </div>
          </div>
          <Dock
            topic={topic}
            typing={typing}
            draftName={replyDraft(topic.id, undefined)}
            onOpen={() => reply(undefined)}
            pill={<NewReplies waiting={arrivals.waiting} replies={replies} onShow={goToNews} />}
          />
          {sheet}
          {finding && (
            <FindBar
              topicId={topic.id}
              view={scroller}
              current={reading.current}
              onJump={jump}
              onClose={() => {
                setFinding(false);
                scroller.current?.querySelector<HTMLElement>('[data-find]')?.focus({ preventScroll: true });
              }}
            />
          )}
          <TopicComposer topic={topic} compose={compose} onSend={sendReply} onClose={close} />
        </div>
      </OutgoingEditProvider>
    </TopicProvider>
  );
}
