import { rooms } from '@tidings/contracts';
import type { Received } from '@tidings/testing/sockets';
import type { Any } from '../support/forum.ts';

/**
 * What a client knows, and pure reducers that carry it from a snapshot to a later one by events alone. It is written
 * from the protocol and shares no code with the web app's.
 */
export type Person = { id: string; role: string; silencedUntil: string | null; suspendedUntil: string | null };
export type State = {
  me: Person;
  /** Category → its topics; null where the viewer may not look. */
  lists: Record<string, Record<string, Any> | null>;
  /** Topics the viewer has open, with their replies. */
  topics: Record<string, Any | null>;
  replies: Record<string, Record<string, Any> | null>;
  /** Parent reply → its answers. */
  threads: Record<string, Record<string, Any> | null>;
  group: Any | null;
  reports: Record<string, Any> | null;
  actions: Any[] | null;
  /** The viewer's own: read markers by topic, likes by target. */
  markers: Record<string, { number: number; at: string }>;
  likes: Record<string, boolean>;
  /** Categories whose topics were all marked as read, to be asked for anew. */
  allRead: AllRead[];
};
type AllRead = { categoryIds: string[]; at: string };

type Reducer = (state: State, event: Received) => State;
const idOf = (room: string) => room.slice(room.indexOf(':') + 1);
const kindOf = (room: string) => room.slice(0, room.indexOf(':'));
const without = <T>(record: Record<string, T>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([k]) => k !== key));
const excerptOf = (body: string) => body.slice(0, 400).replace(/\s+/g, ' ').slice(0, 160);

const topicExcerpt = (topic: Any, before: Any) => {
  if (topic.status === 'hidden') return '';
  if (topic.counts.lastReply === null) return excerptOf(topic.body);
  return before?.excerpt ?? '';
};

function inList(state: State, category: string, change: (list: Record<string, Any>) => Record<string, Any>): State {
  const list = state.lists[category];
  return list ? { ...state, lists: { ...state.lists, [category]: change(list) } } : state;
}

function inTopic(state: State, topicId: string, change: (topic: Any) => Any): State {
  const topic = state.topics[topicId];
  return topic ? { ...state, topics: { ...state.topics, [topicId]: change(topic) } } : state;
}

const putInList: Reducer = (state, { payload, meta }) =>
  inList(state, idOf(meta.room), (list) => ({
    ...list,
    [payload.id]: { ...payload, excerpt: topicExcerpt(payload, list[payload.id]) },
  }));

/** Writing is reading: the author's own marker follows their reply. */
function withOwnReply(state: State, topicId: string, author: string, number: number, at: string): State {
  const known = state.markers[topicId];
  if (author !== state.me.id || (known && known.number >= number)) return state;
  return { ...state, markers: { ...state.markers, [topicId]: { number, at } } };
}

function putReply(state: State, payload: Any, room: string): State {
  const { counts: _, ...reply } = payload;
  const [views, key] = kindOf(room) === 'thread' ? [state.threads, idOf(room)] : [state.replies, payload.topicId];
  const view = views[key];
  if (!view) return state;
  const next = { ...views, [key]: { ...view, [reply.id]: reply } };
  return kindOf(room) === 'thread' ? { ...state, threads: next } : { ...state, replies: next };
}

function dropReply(state: State, id: string, room: string): State {
  const kind = kindOf(room) === 'thread' ? 'threads' : 'replies';
  const view = state[kind][idOf(room)];
  return view ? { ...state, [kind]: { ...state[kind], [idOf(room)]: without(view, id) } } : state;
}

const onReply: Reducer = (state, { payload, meta }) => {
  const put = putReply(state, payload, meta.room);
  if (kindOf(meta.room) !== 'topic') return put;
  const counted = inTopic(put, payload.topicId, (topic) => ({ ...topic, counts: payload.counts }));
  return withOwnReply(counted, payload.topicId, payload.author.id, payload.number, payload.createdAt);
};

/** What a member is in a group after what happened to them. */
const roleAfter: Record<string, string | null> = {
  ...{ joined: 'member', added: 'member', demoted: 'member', promoted: 'owner', left: null, removed: null },
};

const reducers: Record<string, Reducer> = {
  // Who is here now is no part of any snapshot.
  'presence:state': (state) => state,
  'presence:changed': (state) => state,
  'typing:state': (state) => state,
  'topic:created': putInList,
  'topic:updated': (state, event) =>
    kindOf(event.meta.room) === 'category'
      ? putInList(state, event)
      : inTopic(state, event.payload.id, () => event.payload),
  'topic:deleted': (state, { payload, meta }) =>
    kindOf(meta.room) === 'category'
      ? inList(state, idOf(meta.room), (list) => without(list, payload.id))
      : closeTopic(state, payload.id),
  'topic:bumped': (state, { payload, meta }) => {
    const { id, counts, excerpt } = payload;
    const bumped = inList(state, idOf(meta.room), (list) =>
      list[id] ? { ...list, [id]: { ...list[id], counts, excerpt } } : list,
    );
    const last = counts.lastReply;
    return last ? withOwnReply(bumped, id, last.author.id, last.number, counts.lastActivityAt) : bumped;
  },
  'topic:read': (state, { payload: { topicId, replyNumber: number, at } }) => ({
    ...state,
    markers: { ...state.markers, [topicId]: { number, at } },
  }),
  // Which topics those were it does not say: they are asked for anew, as they are once all rooms have caught up.
  'topics:read': (state, { payload }) => ({ ...state, allRead: [...state.allRead, payload as AllRead] }),
  'reply:created': onReply,
  'reply:updated': (state, { payload, meta }) => {
    const put = putReply(state, payload, meta.room);
    return kindOf(meta.room) === 'topic'
      ? inTopic(put, payload.topicId, (topic) => ({ ...topic, counts: payload.counts }))
      : put;
  },
  'reply:deleted': (state, { payload, meta }) => {
    const dropped = dropReply(state, payload.id, meta.room);
    return kindOf(meta.room) === 'topic'
      ? inTopic(dropped, idOf(meta.room), (topic) => ({ ...topic, counts: payload.counts }))
      : dropped;
  },
  'reaction:changed': (state, { payload: { targetType, targetId, count, actorId, on }, meta }) => {
    const topicId = idOf(meta.room);
    const mine = actorId === state.me.id ? { ...state, likes: { ...state.likes, [targetId]: on } } : state;
    if (targetType === 'topic') return inTopic(mine, topicId, (topic) => ({ ...topic, likeCount: count }));
    const reply = mine.replies[topicId]?.[targetId];
    if (!reply) return mine;
    const replies = { ...mine.replies[topicId], [targetId]: { ...reply, likeCount: count } };
    return { ...mine, replies: { ...mine.replies, [topicId]: replies } };
  },
  'group:activity': (state, { payload: { kind, member, memberCount } }) => {
    if (!state.group) return state;
    const own = member.id === state.me.id;
    const role = own && kind in roleAfter ? roleAfter[kind] : state.group.viewer.role;
    return { ...state, group: { ...state.group, memberCount, viewer: { ...state.group.viewer, role } } };
  },
  'group:updated': (state, { payload, meta }) => {
    if (kindOf(meta.room) !== 'group' || state.group?.id !== payload.id) return state;
    return { ...state, group: { ...payload, viewer: state.group.viewer } };
  },
  'group:deleted': (state, { payload }) => (state.group?.id === payload.id ? { ...state, group: null } : state),
  // What the member may read besides is asked for anew; what they may no longer read is closed room by room.
  'group:membership': (state) => state,
  // What waits for somebody is a list of its own.
  'group:invitation': (state) => state,
  'report:created': (state, { payload }) => putReport(state, payload),
  'report:updated': (state, { payload }) => putReport(state, payload),
  'moderation:action': (state, { payload, meta }) => {
    if (kindOf(meta.room) !== 'user') {
      return state.actions ? { ...state, actions: [payload, ...state.actions] } : state;
    }
    const { action, until } = payload;
    if (action === 'silence') return { ...state, me: { ...state.me, silencedUntil: until } };
    if (action === 'suspend') return { ...state, me: { ...state.me, suspendedUntil: until } };
    if (action === 'lift') return { ...state, me: { ...state.me, silencedUntil: null, suspendedUntil: null } };
    return state;
  },
};

const putReport = (state: State, report: Any): State =>
  state.reports
    ? {
        ...state,
        reports:
          report.state === 'open' ? { ...state.reports, [report.id]: report } : without(state.reports, report.id),
      }
    : state;

const closeTopic = (state: State, id: string): State => {
  const answered = Object.keys(state.replies[id] ?? {});
  const threads = Object.fromEntries(
    Object.entries(state.threads).map(([parent, view]) => [parent, answered.includes(parent) ? null : view]),
  );
  return { ...state, topics: { ...state.topics, [id]: null }, replies: { ...state.replies, [id]: null }, threads };
};

/** A redacted event says only that it was there: what followed it tells the rest. */
export const reduce: Reducer = (state, event) => {
  // The inbox is a world of its own: `inbox/simulation.test.ts` holds its events against snapshots.
  if (event.name.startsWith('notification:')) return state;
  const reducer = reducers[event.name];
  if (!reducer) throw new Error(`No reducer for ${event.name}`);
  return event.payload.redacted ? state : reducer(state, event);
};

/** The permission to read a room ended, or it is refused: what it fed is closed. */
export function leave(state: State, room: string): State {
  // Who is a moderator and no admin is refused the room of the admins, and goes on with what is theirs.
  if (room === rooms.admins) return state;
  if (room === rooms.moderators) return { ...state, reports: null, actions: null };
  const id = idOf(room);
  if (kindOf(room) === 'group') return { ...state, group: null };
  if (kindOf(room) === 'category') return { ...state, lists: { ...state.lists, [id]: null } };
  if (kindOf(room) === 'thread') return { ...state, threads: { ...state.threads, [id]: null } };
  return closeTopic(state, id);
}

/** The last number of a topic, and of a reply that shows, as they were at a moment: what came later waits to be read. */
function newestAt(state: State, topic: Any, at: string): { number: number; reply: number } {
  const { lastNumber, lastReply, lastActivityAt } = (state.topics[topic.id] ?? topic).counts;
  if (lastActivityAt <= at) return { number: lastNumber, reply: lastReply?.number ?? 0 };
  const known = Object.values(state.replies[topic.id] ?? {});
  const later = [lastReply, ...known.filter(({ createdAt }) => createdAt > at)].flatMap((one) => one?.number ?? []);
  const before = known.filter(({ createdAt }) => createdAt <= at).map(({ number }) => number);
  // Numbers are given once, also to what is deleted by now: what is below the first of those that came later was there.
  return { number: Math.min(lastNumber, ...later.map((number) => number - 1)), reply: Math.max(0, ...before) };
}

/** The answer to what has to be asked for anew: everything in those categories up to that moment is read. */
export function askedAnew(state: State): State {
  const markers = { ...state.markers };
  for (const { categoryIds, at } of state.allRead) {
    const listed = categoryIds.flatMap((id) => Object.values(state.lists[id] ?? {}));
    for (const topic of listed) {
      const known = markers[topic.id];
      const newest = newestAt(state, topic, at);
      const isUnread = known ? known.number < newest.reply : topic.author.id !== state.me.id && topic.createdAt <= at;
      if (isUnread) markers[topic.id] = { number: newest.number, at };
    }
  }
  return { ...state, markers, allRead: [] };
}
