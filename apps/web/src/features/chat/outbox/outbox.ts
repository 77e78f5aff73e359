import type { QueryClient } from '@tanstack/react-query';
import { refusalInWords } from '../../../lib/api/form.ts';
import { ApiError, isStatus } from '../../../lib/http/error.ts';
import { randomId } from '../../../lib/store/random-id.ts';
import { type MessagesData, messagesQuery, sendMessage } from '../api/chat.ts';
import { withMessages } from '../realtime.ts';
import { addOutgoing, changeOutgoing, discard, type Outgoing, outboxOwner, outgoing } from './store.ts';

/** Between two tries, ms: twice as long each time, and half of it by chance, so that not all come back at once. */
const FIRST_MS = 1000;
const LONGEST_MS = 30_000;
const pauseMs = (tries: number) => Math.min(LONGEST_MS, FIRST_MS * 2 ** tries) * (0.5 + Math.random() / 2);

/** Only an answer of the server that refuses is an end; all else is tried again. */
const isRefused = (error: unknown): boolean =>
  error instanceof ApiError && error.status >= 400 && error.status < 500 && !isStatus(error, 401, 408, 429);

/** Sends one. Answers null when the next may follow, else after how many ms it is tried again; undefined: when somebody asks. */
async function sendOne(client: QueryClient, entry: Outgoing, tries: number): Promise<number | null | undefined> {
  const { clientId, channelId, body } = entry;
  changeOutgoing(clientId, { state: 'sending' });
  try {
    const message = await sendMessage(channelId, body, clientId);
    client.setQueryData<MessagesData>(
      messagesQuery(channelId).queryKey,
      (data) => data && withMessages(data, [message]),
    );
    discard(clientId);
    return null;
  } catch (error) {
    if (isRefused(error)) {
      changeOutgoing(clientId, { state: 'failed', why: refusalInWords(error) });
      return null;
    }
    changeOutgoing(clientId, { state: 'waiting' });
    // Nobody is signed in any more: it waits for its author.
    if (isStatus(error, 401)) return undefined;
    return Math.max(pauseMs(tries), (error instanceof ApiError && error.retryAfterMs) || 0);
  }
}

let timer: ReturnType<typeof setTimeout> | undefined;
let running = false;
let again = false;
let tries = 0;

async function sendAll(client: QueryClient, member: string): Promise<void> {
  while (outboxOwner() === member) {
    // Whoever sends alone knows that nobody else does: one that is `sending` was left by who did before.
    const next = outgoing().find(({ state }) => state !== 'failed');
    if (!next) return;
    const after = await sendOne(client, next, tries);
    if (after === null) {
      tries = 0;
      continue;
    }
    tries += 1;
    if (after !== undefined) timer = setTimeout(() => void flush(client), after);
    return;
  }
}

/** Sends what waits, one after the other in the order written, one tab at a time; one that was refused lets the others pass. Never rejects. */
export async function flush(client: QueryClient): Promise<void> {
  if (running) {
    again = true;
    return;
  }
  running = true;
  try {
    do {
      again = false;
      clearTimeout(timer);
      const member = outboxOwner();
      if (member === undefined) return;
      // Absent on plain http. There the client ids see to it that nothing is there twice.
      if (navigator.locks)
        await navigator.locks.request(`tidings-chat-outbox.${member}`, () => sendAll(client, member));
      else await sendAll(client, member);
    } while (again);
  } catch {
    // Without a turn it waits for the next occasion.
  } finally {
    running = false;
  }
}

/** Takes a message to send; it is shown at once. False: too many wait already, and the text stays with its author. */
export function send(client: QueryClient, channelId: string, body: string): boolean {
  if (!addOutgoing({ clientId: randomId(), channelId, body })) return false;
  void flush(client);
  return true;
}

export function retry(client: QueryClient, clientId: string): void {
  changeOutgoing(clientId, { state: 'waiting' });
  void flush(client);
}

/** Sends what an earlier page left, and again when the network is back. Returns what ends it. */
export function openOutbox(client: QueryClient): () => void {
  const now = () => {
    tries = 0;
    void flush(client);
  };
  window.addEventListener('online', now);
  now();
  return () => window.removeEventListener('online', now);
}
