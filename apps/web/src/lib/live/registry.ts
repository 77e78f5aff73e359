import type { Query, QueryClient } from '@tanstack/react-query';
import type { EventName, ReceivedPayload } from '@tidings/contracts';
import { session } from '../session/state.ts';
import { serverNow } from '../time/server-time.ts';
import { applyEvent, type LiveCache } from './live-cache.ts';
import { inPatchOrder } from './patch-order.ts';
import type { Context, Me } from './reducers.ts';

let caches: readonly LiveCache[] = [];

/** Called once by the app: every cache that events keep true, in any order. Throws where two want to be before each other. */
export function setLiveCaches(next: readonly LiveCache[]): void {
  caches = inPatchOrder(next);
}

export const liveCaches = (): readonly LiveCache[] => caches;

function me(): Me {
  const now = session.get();
  if (now.status !== 'signed-in') return undefined;
  const { id, role, silencedUntil } = now.user;
  return { id, role, maySpeak: !silencedUntil || Date.parse(silencedUntil) <= serverNow() };
}

/** Patches the query caches with one event, as the member who is signed in. The way of every event, and of one's own optimistic acts. */
export function patchCaches<N extends EventName>(
  client: QueryClient,
  name: N,
  payload: ReceivedPayload<N>,
  meta: Context<N>['meta'],
  accepts?: (query: Query) => boolean,
): void {
  applyEvent(client, caches, name, payload, { meta, me: me() }, accepts);
}
