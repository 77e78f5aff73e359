import type { QueryClient } from '@tanstack/react-query';
import type { ReplyView } from '@tidings/contracts';
import { t } from '../../../i18n/t.ts';
import type { Write } from '../../../lib/api/same-write.ts';
import { ApiError, isCode, isStatus, mayHaveHappened } from '../../../lib/http/error.ts';
import { session } from '../../../lib/session/state.ts';
import { randomId } from '../../../lib/store/random-id.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { createReply } from '../api/create-reply.ts';
import { repliesKey } from '../api/replies.ts';
import type { ReplyPages } from '../model/data.ts';
import { withReply } from '../model/with-reply.ts';
import { cameBefore, isUnanswered, nextOf, type Outgoing, sentFrom } from './entry.ts';
import { addOutgoing, changeOutgoing, outboxOwner, outgoing, outgoingNow, removeOutgoing } from './store.ts';
import { inTurn, pauseFor } from './turn.ts';

const isOffline = () => !navigator.onLine;
/** An earlier try is still under way on the server, which does not say for how long. */
const busyMs = 1000;

/** The answer may come before the event, or instead of it where nothing is live. */
function place(client: QueryClient, reply: ReplyView): void {
  const now = session.get();
  if (now.status !== 'signed-in') return;
  const me = { id: now.user.id, role: now.user.role, maySpeak: true };
  for (const [key, data] of client.getQueriesData<ReplyPages>({ queryKey: [...repliesKey, reply.topicId] })) {
    if (data) client.setQueryData(key, withReply(data, reply, me));
  }
}

/** How long the server wants to be left alone, ms; undefined when it refused or did not answer. */
function waitOf(error: unknown): number | undefined {
  if (isCode(error, 'IN_PROGRESS')) return busyMs;
  if (!isStatus(error, 429, 503) || !(error instanceof ApiError)) return undefined;
  return error.retryAfterMs;
}

function failureOf(error: unknown): Outgoing['failure'] {
  if (!(error instanceof ApiError)) return { code: 'UNKNOWN', message: t('error.unknown') };
  const wait = waitOf(error);
  return { code: error.code, message: error.message, retryAt: wait === undefined ? undefined : serverNow() + wait };
}

/** Posts one, and answers whether the next may follow. */
async function post(client: QueryClient, entry: Outgoing): Promise<boolean> {
  const sentAt = sentFrom(entry, serverNow());
  changeOutgoing(entry.id, { state: 'sending', failure: undefined, sentAt, isAsked: undefined });
  try {
    const reply = await createReply(entry, { idempotencyKey: entry.idempotencyKey, correlationId: entry.id });
    place(client, reply);
    removeOutgoing(entry.id);
    return true;
  } catch (error) {
    const failure = failureOf(error);
    const wait = waitOf(error);
    // Nobody is signed in any more: it waits for its author.
    const isParked = isStatus(error, 401) || isCode(error, 'OFFLINE');
    changeOutgoing(entry.id, {
      state: isParked || wait !== undefined ? 'waiting' : 'failed',
      failure,
      // A try that was refused has put nothing there; an earlier one may have.
      ...(!mayHaveHappened(error) && { sentAt: entry.sentAt ?? null }),
    });
    if (wait !== undefined) await pauseFor(entry.id, wait);
    const now = outgoing().find(({ id }) => id === entry.id);
    return !isParked && (wait !== undefined || now === undefined || !isUnanswered(now));
  }
}

async function sendAll(client: QueryClient, member: string, topicId: string): Promise<void> {
  while (!isOffline() && outboxOwner() === member) {
    const entry = nextOf(outgoingNow(), topicId, serverNow());
    if (!entry || !(await post(client, entry))) return;
  }
}

/** By topic: whether somebody asked again while this tab was sending or waiting for its turn. */
const busy = new Map<string, { again: boolean }>();

/** Sends what waits in a topic, one after another in the order written; one tab at a time. Never rejects. */
async function sendTopic(client: QueryClient, topicId: string): Promise<void> {
  const member = outboxOwner();
  if (member === undefined) return;
  const name = `tidings-outbox.${member}.${topicId}`;
  const before = busy.get(name);
  if (before) {
    before.again = true;
    return;
  }
  const turn = { again: true };
  busy.set(name, turn);
  try {
    while (turn.again) {
      turn.again = false;
      await inTurn(name, () => sendAll(client, member, topicId));
    }
  } catch {
    // Without a turn it waits for the next occasion.
  } finally {
    busy.delete(name);
  }
}

/**
 * Shows a reply at once and posts it after those before it. It stays in the list until the server has it. `earlier` is
 * what may be there of it: under the same key it is posted once.
 */
export function sendReply(
  client: QueryClient,
  reply: { topicId: string; parentId: string | null; body: string; confirmMentions?: boolean },
  earlier?: Write,
): string {
  const same = earlier?.tries.find(({ form }) => form === reply.body);
  const id = typeof same?.body === 'string' ? same.body : randomId();
  const at = new Date(serverNow()).toISOString();
  const idempotencyKey = earlier?.key ?? randomId();
  addOutgoing({ ...reply, id, idempotencyKey, at, state: 'waiting', sentAt: earlier?.at ?? null });
  void sendTopic(client, reply.topicId);
  return id;
}

export function retryReply(client: QueryClient, id: string): void {
  const entry = outgoing().find((item) => item.id === id);
  if (!entry) return;
  // Its earlier text is there already: the member wants this one beside it.
  const anew = cameBefore(entry) && { idempotencyKey: randomId(), sentAt: null };
  // Sent again after the server asked, it is meant.
  const meant = entry.failure?.code === 'CONFIRM_MENTION' && { confirmMentions: true };
  changeOutgoing(id, { state: 'waiting', failure: undefined, isAsked: true, ...anew, ...meant });
  void sendTopic(client, entry.topicId);
}

/** Gives one up; those behind it need not wait for it any more. */
export function discardReply(client: QueryClient, id: string): void {
  const entry = outgoing().find((item) => item.id === id);
  removeOutgoing(id);
  if (entry) void sendTopic(client, entry.topicId);
}

/** The server has it: by the answer or by the event, whichever comes first. */
export const settleReply = (correlationId: string): void => removeOutgoing(correlationId);

/** At a new connection: posts what waited for it, and asks again about what was never answered. */
export function sendWaiting(client: QueryClient): void {
  for (const topicId of new Set(outgoing().map((entry) => entry.topicId))) void sendTopic(client, topicId);
}
