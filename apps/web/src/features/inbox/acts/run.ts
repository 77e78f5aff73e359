import type { QueryClient } from '@tanstack/react-query';
import { mayHaveHappened } from '../../../lib/http/error.ts';
import { onReaderChange } from '../../../lib/session/reader.ts';
import { createStore } from '../../../lib/store/external-store.ts';
import { randomId } from '../../../lib/store/random-id.ts';
import { inboxListKey } from '../api/list.ts';
import { inboxSummaryQuery } from '../api/summary.ts';
import type { InboxData, InboxSummary } from '../model/data.ts';
import { summaryReducers } from '../realtime.ts';
import type { Act } from './act.ts';
import { reckon } from './reckon.ts';
import { type Sent, send } from './send.ts';

/** Acts that are shown and not yet known to be done, in the order they were done. */
export const onTheirWay = createStore<readonly Act[]>([]);
const maxWaiting = 200;
const patienceMs = 800;
const maxWaitMs = 30_000;
let reader = 0;
onReaderChange(() => {
  reader += 1;
  onTheirWay.set([]);
});

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
 * absolute, so asking again does no harm. Resolves when it is done; rejects with why it was refused.
 */
export async function run(client: QueryClient, act: Act, onAnswer?: (answer: Sent) => void): Promise<void> {
  if (onTheirWay.get().length >= maxWaiting) return;
  const own = reader;
  const key = randomId();
  onTheirWay.set([...onTheirWay.get(), act]);
  reckon(client, onTheirWay.get());
  const stop = client.getQueryCache().subscribe(() => reckon(client, onTheirWay.get()));
  const mutation = client.getMutationCache().build<Sent | undefined, Error, Act, unknown>(client, {
    mutationFn: async () => {
      const answer = own === reader ? await send(act, key) : undefined;
      if (answer) onAnswer?.(answer);
      return answer;
    },
    // One after the other: an act and its undo keep their order.
    scope: { id: 'inbox' },
    networkMode: 'online',
    retry: (_, error) => own === reader && mayHaveHappened(error),
    retryDelay: (failures) => Math.min(maxWaitMs, 1000 * 2 ** failures),
  });
  try {
    const answer = await mutation.execute(act);
    if (!answer || own !== reader) return;
    noteCounts(client, answer);
    await caughtUp(client, answer.position);
  } finally {
    stop();
    onTheirWay.set(onTheirWay.get().filter((other) => other !== act));
    reckon(client, onTheirWay.get());
  }
}
