import type { QueryClient } from '@tanstack/react-query';
import { mayHaveHappened } from '../../../lib/http/error.ts';
import { onReaderChange } from '../../../lib/session/reader.ts';
import { randomId } from '../../../lib/store/random-id.ts';

/** As many may wait, without a connection perhaps. */
export const maxWaiting = 200;
const maxWaitMs = 30_000;

/** What was asked for is one too many: nothing of it was begun. */
export class TooManyWaiting extends Error {}

let reader = 0;
let waiting = 0;
onReaderChange(() => {
  reader += 1;
  waiting = 0;
});

/** Throws TooManyWaiting where no more may wait; to be asked before anything is shown. */
export function assertTurn(): void {
  if (waiting >= maxWaiting) throw new TooManyWaiting();
}

/**
 * Asks the server for something the reader does, after all they did before, so that an act and its undo keep their order. It
 * waits while there is no connection, and is asked for again with the same key while it is not known to have happened.
 * Answers undefined where somebody else reads meanwhile; rejects with why it was refused.
 */
export async function inTurn<T>(
  client: QueryClient,
  ask: (idempotencyKey: string) => Promise<T>,
): Promise<T | undefined> {
  assertTurn();
  const own = reader;
  const key = randomId();
  waiting += 1;
  const mutation = client.getMutationCache().build<T | undefined, Error, undefined, unknown>(client, {
    mutationFn: async () => (own === reader ? await ask(key) : undefined),
    scope: { id: 'inbox' },
    networkMode: 'online',
    retry: (_, error) => own === reader && mayHaveHappened(error),
    retryDelay: (failures) => Math.min(maxWaitMs, 1000 * 2 ** failures),
  });
  try {
    const answer = await mutation.execute(undefined);
    return own === reader ? answer : undefined;
  } finally {
    if (own === reader) waiting -= 1;
  }
}
