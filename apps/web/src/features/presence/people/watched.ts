import type { CommandAnswer, CommandInput, EventPayload } from '@tidings/contracts';
import type { PresenceStatus } from '../../../components/ui/people/presence.tsx';
import { createStore } from '../../../lib/store/external-store.ts';

type Watch = (
  name: 'presence:watch',
  input: CommandInput<'presence:watch'>,
) => Promise<CommandAnswer<'presence:watch'>>;
type People = EventPayload<'presence:changed'>['people'];

/** As many as one connection may watch; those that were shown last come first. */
const MOST = 200;
/** One page goes and another comes: that is one change. */
const PLAN_MS = 50;
const LATER_MS = 5000;

/** How often each is on the screen of this tab. */
const shown = new Map<string, number>();
/** Those who are there, as far as the reader may see it. */
export const present = createStore<ReadonlyMap<string, PresenceStatus>>(new Map());
let timer: ReturnType<typeof setTimeout> | undefined;
let asked = 0;

/** They are on the screen until the returned function is called. */
export function show(ids: readonly string[], watch: Watch): () => void {
  for (const id of ids) {
    const count = shown.get(id) ?? 0;
    shown.delete(id);
    shown.set(id, count + 1);
  }
  plan(watch);
  return () => {
    for (const id of ids) {
      const count = shown.get(id) ?? 0;
      if (count > 1) shown.set(id, count - 1);
      else shown.delete(id);
    }
    plan(watch);
  };
}

/** Says soon whom this tab shows: after a change, and on each new connection. */
export function plan(watch: Watch, afterMs = PLAN_MS): void {
  clearTimeout(timer);
  timer = setTimeout(() => void say(watch), afterMs);
}

async function say(watch: Watch): Promise<void> {
  asked += 1;
  const turn = asked;
  const userIds = [...shown.keys()].slice(-MOST);
  const answer = await watch('presence:watch', { userIds });
  if (turn !== asked) return;
  // Without a connection it is said again when there is one.
  if (!answer.ok) return answer.retryAfterMs === undefined ? undefined : plan(watch, answer.retryAfterMs + LATER_MS);
  present.set(new Map(answer.people.map(({ userId, status }) => [userId, status])));
}

/** Takes what was sent. */
export function note(people: People): void {
  const now = present.get();
  const news = people.filter(({ userId, status }) => (now.get(userId) ?? 'offline') !== status);
  if (news.length > 0) present.set(new Map([...now, ...news.map(({ userId, status }) => [userId, status] as const)]));
}
