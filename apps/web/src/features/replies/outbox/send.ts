import type { QueryClient } from '@tanstack/react-query';
import type { ReplyView } from '@tidings/contracts';
import { t } from '../../../i18n/t.ts';
import { ApiError } from '../../../lib/http/error.ts';
import { session } from '../../../lib/session/state.ts';
import { randomId } from '../../../lib/store/random-id.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { createReply } from '../api/create-reply.ts';
import { repliesKey } from '../api/replies.ts';
import type { ReplyPages } from '../model/data.ts';
import { withReply } from '../model/with-reply.ts';
import { goesByItself, type Outgoing, withoutEntry, withState } from './entry.ts';
import { changeOutbox, outgoing } from './store.ts';

const isOffline = () => !navigator.onLine;

function failureOf(error: unknown): Outgoing['failure'] {
  if (!(error instanceof ApiError)) return { code: 'UNKNOWN', message: t('error.unknown') };
  const retryAt = error.retryAfterMs === undefined ? undefined : serverNow() + error.retryAfterMs;
  return { code: error.code, message: error.message, retryAt };
}

/** The answer may come before the event, or instead of it where nothing is live. */
function place(client: QueryClient, reply: ReplyView): void {
  const now = session.get();
  if (now.status !== 'signed-in') return;
  const me = { id: now.user.id, role: now.user.role, maySpeak: true };
  for (const [key, data] of client.getQueriesData<ReplyPages>({ queryKey: [...repliesKey, reply.topicId] })) {
    if (data) client.setQueryData(key, withReply(data, reply, me));
  }
}

async function post(client: QueryClient, entry: Outgoing): Promise<void> {
  if (isOffline()) return changeOutbox((list) => withState(list, entry.id, 'waiting'));
  changeOutbox((list) => withState(list, entry.id, 'sending'));
  try {
    const reply = await createReply(entry, { idempotencyKey: entry.idempotencyKey, correlationId: entry.id });
    place(client, reply);
    settleReply(entry.id);
  } catch (error) {
    const state = error instanceof ApiError && error.code === 'OFFLINE' ? 'waiting' : 'failed';
    changeOutbox((list) => withState(list, entry.id, state, failureOf(error)));
  }
}

/** Shows a reply at once and posts it. It stays in the list until the server has it. */
export function sendReply(
  client: QueryClient,
  reply: { topicId: string; parentId: string | null; body: string },
): string {
  const entry: Outgoing = {
    ...reply,
    id: randomId(),
    idempotencyKey: randomId(),
    at: new Date(serverNow()).toISOString(),
    state: isOffline() ? 'waiting' : 'sending',
  };
  changeOutbox((list) => [...list, entry]);
  void post(client, entry);
  return entry.id;
}

export function retryReply(client: QueryClient, id: string): void {
  const entry = outgoing().find((item) => item.id === id);
  if (entry) void post(client, entry);
}

export const discardReply = (id: string): void => changeOutbox((list) => withoutEntry(list, id));

/** The server has it: by the answer or by the event, whichever comes first. */
export const settleReply = (correlationId: string): void => changeOutbox((list) => withoutEntry(list, correlationId));

/** At a new connection: posts what waited for it, and asks again about what was never answered, in the order written. */
export function sendWaiting(client: QueryClient): void {
  for (const entry of outgoing()) if (goesByItself(entry, serverNow())) void post(client, entry);
}
