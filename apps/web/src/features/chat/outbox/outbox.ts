import type { QueryClient } from '@tanstack/react-query';
import { ApiError, isStatus } from '../../../lib/http/error.ts';
import { session } from '../../../lib/session/state.ts';
import { createStore, useStore } from '../../../lib/store/external-store.ts';
import { randomId } from '../../../lib/store/random-id.ts';
import { type MessagesData, messagesQuery, sendMessage } from '../api/chat.ts';
import { withMessages } from '../realtime.ts';

/** A message on its way. The server knows it by `clientId`, so it is there once however often it is sent. */
export type Outgoing = {
  clientId: string;
  channelId: string;
  body: string;
  at: number;
  /** `failed`: it was refused, and waits for its author. */
  state: 'sending' | 'waiting' | 'failed';
  why?: string;
};

const entries = createStore<readonly Outgoing[]>([]);
export const useOutgoing = (): readonly Outgoing[] => useStore(entries);
const MOST = 200;

const owner = (): string | undefined => {
  const now = session.get();
  return now.status === 'signed-in' ? now.user.id : undefined;
};
const keyOf = (id: string) => `tidings.chat.outbox.${id}`;

function keep(next: readonly Outgoing[]): void {
  entries.set(next);
  const id = owner();
  if (!id) return;
  try {
    if (next.length > 0) localStorage.setItem(keyOf(id), JSON.stringify(next));
    else localStorage.removeItem(keyOf(id));
  } catch {
    // Full or forbidden: it is sent all the same, as long as the page lives.
  }
}

const isEntry = (value: unknown): value is Outgoing => {
  const entry = value as Partial<Outgoing> | null;
  return typeof entry?.clientId === 'string' && typeof entry.channelId === 'string' && typeof entry.body === 'string';
};

/** What an earlier page left: it is sent by itself, under the same client id. */
export function readLeft(text: string | null): Outgoing[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return [value]
      .flat()
      .filter(isEntry)
      .map((entry) => (entry.state === 'failed' ? entry : { ...entry, state: 'waiting' }));
  } catch {
    return [];
  }
}

const change = (clientId: string, to: Partial<Outgoing>) =>
  keep(entries.get().map((entry) => (entry.clientId === clientId ? { ...entry, ...to } : entry)));
export const discard = (clientId: string): void => keep(entries.get().filter((entry) => entry.clientId !== clientId));

/** Only an answer of the server that refuses is an end; all else is tried again. */
const isRefused = (error: unknown): boolean =>
  error instanceof ApiError && error.status >= 400 && error.status < 500 && !isStatus(error, 401, 408, 429);

async function sendOne(client: QueryClient, { clientId, channelId, body }: Outgoing): Promise<boolean> {
  change(clientId, { state: 'sending' });
  try {
    const message = await sendMessage(channelId, body, clientId);
    client.setQueryData<MessagesData>(
      messagesQuery(channelId).queryKey,
      (data) => data && withMessages(data, [message]),
    );
    discard(clientId);
    return true;
  } catch (error) {
    if (isRefused(error)) {
      change(clientId, { state: 'failed', why: error instanceof Error ? error.message : '' });
      return true;
    }
    change(clientId, { state: 'waiting' });
    return false;
  }
}

const RETRY_MS = 2_000;
let running = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Sends what waits, one after the other in the order written; one that was refused lets the others pass. */
export async function flush(client: QueryClient): Promise<void> {
  if (running) return;
  running = true;
  clearTimeout(timer);
  try {
    for (;;) {
      const next = entries.get().find(({ state }) => state === 'waiting');
      if (!next) break;
      if (!(await sendOne(client, next))) {
        timer = setTimeout(() => void flush(client), RETRY_MS);
        break;
      }
    }
  } finally {
    running = false;
  }
}

/** Takes a message to send; it is shown at once. */
export function send(client: QueryClient, channelId: string, body: string): void {
  const entry: Outgoing = { clientId: randomId(), channelId, body, at: Date.now(), state: 'waiting' };
  keep([...entries.get(), entry].slice(-MOST));
  void flush(client);
}

export function retry(client: QueryClient, clientId: string): void {
  change(clientId, { state: 'waiting' });
  void flush(client);
}

/** Takes what an earlier page left, and sends again when the network is back. Returns what ends it. */
export function openOutbox(client: QueryClient): () => void {
  const id = owner();
  if (id && entries.get().length === 0) entries.set(readLeft(localStorage.getItem(keyOf(id))));
  const again = () => void flush(client);
  window.addEventListener('online', again);
  again();
  return () => window.removeEventListener('online', again);
}
