import type { QueryClient } from '@tanstack/react-query';
import { onReaderChange } from '../../../lib/session/reader.ts';
import { createStore } from '../../../lib/store/external-store.ts';
import { inboxListKey } from '../api/list.ts';
import { inboxSummaryQuery } from '../api/summary.ts';
import type { InboxData, InboxSummary } from '../model/data.ts';
import { summaryReducers } from '../realtime.ts';
import type { Act } from './act.ts';
import { reckon } from './reckon.ts';
import { type Sent, send } from './send.ts';
import { assertTurn, inTurn } from './turn.ts';

/** Acts that are shown and not yet known to be done, in the order they were done. */
export const onTheirWay = createStore<readonly Act[]>([]);
const patienceMs = 800;
onReaderChange(() => onTheirWay.set([]));

/** The numbers of the answer, where no event was quicker. */
function noteCounts(client: QueryClient, { counts, position: asOf }: Sent): void {
  client.setQueryData(
    inboxSummaryQuery().queryKey,
    (data: InboxSummary | undefined) =>
      data && summaryReducers['notification:count']?.(data, { ...counts, asOf }, {} as never),
  );
}

const behind = (client: QueryClient, position: number) =>
  client
    .getQueryCache()
    .findAll({ queryKey: inboxListKey, type: 'active' })
    .filter(({ state }) => (state.data as InboxData | undefined)?.pages.some(({ asOf }) => asOf < position));

/** Resolves when what is looked at shows the act by itself: by its event, or, without a connection, read anew. */
async function caughtUp(client: QueryClient, position: number): Promise<void> {
  if (behind(client, position).length === 0) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, patienceMs);
    const stop = client.getQueryCache().subscribe(() => behind(client, position).length === 0 && done());
  });
  await Promise.all(
    behind(client, position).map(({ queryKey }) => client.refetchQueries({ queryKey, exact: true })),
  ).catch(() => undefined);
}

/**
 * Does an act: it shows at once, waits while there is no connection, and goes back when it is refused. All of them are
 * absolute, so asking again does no harm. Resolves when it is done; rejects with why it was refused, TooManyWaiting too.
 */
export async function run(client: QueryClient, act: Act, onAnswer?: (answer: Sent) => void): Promise<void> {
  assertTurn();
  onTheirWay.set([...onTheirWay.get(), act]);
  reckon(client, onTheirWay.get());
  const stop = client.getQueryCache().subscribe(() => reckon(client, onTheirWay.get()));
  try {
    const answer = await inTurn(client, async (key) => {
      const sent = await send(act, key);
      onAnswer?.(sent);
      return sent;
    });
    if (!answer) return;
    noteCounts(client, answer);
    await caughtUp(client, answer.position);
  } finally {
    stop();
    onTheirWay.set(onTheirWay.get().filter((other) => other !== act));
    reckon(client, onTheirWay.get());
  }
}
