import type { Any } from '../support/forum.ts';
import type { State } from './model.ts';

/** `live`: topic:bumped was received too. What was missed of it is fetched anew, so offline lists are compared without. */
export type Looking = 'live' | 'durable';

const byActivity = (a: Any, b: Any) =>
  Number(b.pinned) - Number(a.pinned) ||
  b.counts.lastActivityAt.localeCompare(a.counts.lastActivityAt) ||
  b.id.localeCompare(a.id);
const byId = (a: Any, b: Any) => a.id.localeCompare(b.id);
const byNumber = (a: Any, b: Any) => a.number - b.number;

/** The screen: what a viewer is shown, in order, with what they may do. Permissions follow from who they are. */
export function render(state: State, looking: Looking) {
  const { me } = state;
  const staff = me.role !== 'member';
  const speaks = me.silencedUntil === null || Date.parse(me.silencedUntil) <= Date.now();
  const marker = (id: string) => ({
    lastReadNumber: state.markers[id]?.number ?? 0,
    lastReadAt: state.markers[id]?.at ?? null,
  });
  const topicRights = (t: Any) => ({
    canEdit: staff || (t.author.id === me.id && !t.locked && t.status === 'visible' && speaks),
    canReply: speaks && (staff || !t.locked),
    canModerate: staff,
  });
  const row = ({ likeCount: _, excerpt, counts, ...topic }: Any) =>
    looking === 'live'
      ? { ...topic, excerpt, counts, ...topicRights(topic), ...marker(topic.id) }
      : { ...topic, ...topicRights(topic) };
  const reply = (r: Any) => ({
    ...r,
    liked: state.likes[r.id] ?? false,
    canEdit: staff || (r.author.id === me.id && r.status === 'visible' && speaks),
  });
  const each = <T, R>(views: Record<string, T | null>, show: (view: T) => R) =>
    Object.fromEntries(Object.entries(views).map(([key, view]) => [key, view && show(view)]));
  return {
    me,
    lists: each(state.lists, (list) =>
      Object.values(list)
        .sort(looking === 'live' ? byActivity : byId)
        .map(row),
    ),
    topics: each(state.topics, ({ excerpt: _, ...t }: Any) => ({
      ...t,
      ...topicRights(t),
      ...marker(t.id),
      liked: state.likes[t.id] ?? false,
    })),
    replies: each(state.replies, (view) => Object.values(view).sort(byNumber).map(reply)),
    threads: each(state.threads, (view) =>
      Object.values(view)
        .sort(byNumber)
        .map(({ likeCount: _, ...r }: Any) => r),
    ),
    group: state.group,
    reports: state.reports && Object.values(state.reports).sort(byId),
    actions: state.actions?.toSorted((a: Any, b: Any) => b.at.localeCompare(a.at) || byId(a, b)) ?? null,
  };
}
