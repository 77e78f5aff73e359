import type { Positions } from '@tidings/contracts';
import type { BodyOf } from '../support/answers.ts';
import type { Any, Member } from '../support/forum.ts';
import type { Person, State } from './model.ts';
import type { World } from './world.ts';

const keyed = (items: Any[]): Record<string, Any> => Object.fromEntries(items.map((item) => [item.id, item]));

export type Snapshot = { state: State; positions: Positions };

/** Everything a viewer of a world is shown, by REST alone, with the positions it is true for. */
export async function takeSnapshot(world: World, viewer: Member): Promise<Snapshot> {
  const positions: Positions = {};
  const read = async <const U extends string>(url: U): Promise<BodyOf<'GET', U> | null> => {
    const { status, body } = await viewer.get(url);
    if (status === 401 || status === 403 || status === 404) return null;
    if (status !== 200) throw new Error(`${url} answered ${status}: ${JSON.stringify(body)}`);
    if ('positions' in body) Object.assign(positions, body.positions);
    return body;
  };
  const who = (await viewer.get('/api/me')).body;
  const me: Person = {
    id: viewer.id,
    role: viewer.role,
    silencedUntil: who.silencedUntil ?? null,
    suspendedUntil: who.suspendedUntil ?? null,
  };
  const state: State = {
    ...{ me, lists: {}, topics: {}, replies: {}, threads: {}, group: null, reports: null, actions: null },
    ...{ markers: {}, likes: {}, allRead: [] },
  };
  const own = ({ viewer: mine, ...topic }: Any) => {
    if (mine.lastReadAt) state.markers[topic.id] = { number: mine.lastReadNumber, at: mine.lastReadAt };
    state.likes[topic.id] = mine.liked;
    return topic;
  };
  const ownReply = ({ viewer: mine, ...reply }: Any) => {
    state.likes[reply.id] = mine.liked;
    return reply;
  };
  for (const id of Object.values(world.category)) {
    const page = await read(`/api/topics?categoryId=${id}&limit=100`);
    state.lists[id] = page && keyed(page.items.map(own));
  }
  for (const [where, id] of Object.entries(world.topic) as ['open' | 'closed', string][]) {
    const topic = await read(`/api/topics/${id}`);
    const { positions: _, ...rest } = topic ?? {};
    state.topics[id] = topic && own(rest);
    const page = await read(`/api/topics/${id}/replies?limit=100`);
    state.replies[id] = page && keyed(page.items.map(ownReply));
    const parent = world.parent[where].id;
    const thread = await read(`/api/topics/${id}/replies?limit=100&parentId=${parent}`);
    state.threads[parent] = thread && keyed(thread.items.map(ownReply));
  }
  const group = await read(`/api/groups/${world.group}`);
  if (group) {
    const { positions: _, ...rest } = group;
    state.group = rest;
  }
  if (viewer.role !== 'member') {
    state.reports = keyed((await read('/api/moderation/reports?limit=100'))?.items ?? []);
    state.actions = (await read('/api/moderation/actions?limit=100'))?.items ?? [];
  }
  return { state, positions };
}
