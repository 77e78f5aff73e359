import type { SeededRandom } from '@tidings/testing';
import type { Any, Forum, Member } from '../support/forum.ts';

/** Where people of a simulation meet, and what they made there. */
export type Stage = {
  forum: Forum;
  members: Member[];
  mod: Member;
  category: string;
  group: string;
  posts: { id: string; kind: 'topics' | 'replies'; author: Member }[];
};
type Deed = () => Promise<unknown>;

const filters = ['reactions', 'replies', 'mentions', 'watching', 'groups', 'account'];

/** What may happen: causes of all kinds and their undoing, by anybody, at any time. */
function causes({ members, mod, category, group, posts }: Stage, random: SeededRandom): Deed[] {
  const who = random.pick(members);
  const other = random.pick(members);
  const post = random.pick(posts);
  const topics = posts.filter(({ kind }) => kind === 'topics');
  const topic = random.pick(topics);
  const add = (kind: 'topics' | 'replies', author: Member) => (answer: Any) => {
    if (answer.status === 201) posts.push({ id: answer.body.id, kind, author });
  };
  const act = (action: string, target = topic) =>
    mod.post('/api/moderation/actions', {
      action,
      targetType: target.kind === 'topics' ? 'topic' : 'reply',
      targetId: target.id,
      reason: 'Of the simulation.',
    });
  return [
    () => who.put(`/api/${post.kind}/${post.id}/like`),
    () => who.put(`/api/${post.kind}/${post.id}/like`),
    () => who.delete(`/api/${post.kind}/${post.id}/like`),
    () => who.post(`/api/topics/${topic.id}/replies`, { body: 'Words.' }).then(add('replies', who)),
    () => who.post(`/api/topics/${topic.id}/replies`, { body: `Hear, @${other.username}!` }).then(add('replies', who)),
    () =>
      who
        .post(`/api/topics/${topic.id}/replies`, {
          body: 'An answer.',
          ...(post.kind === 'replies' && { parentId: post.id }),
        })
        .then(add('replies', who)),
    () =>
      who
        .post('/api/topics', { categoryId: category, title: 'Another topic', body: `For @${other.username}.` })
        .then(add('topics', who)),
    () => post.author.delete(`/api/${post.kind}/${post.id}`),
    () => post.author.patch(`/api/${post.kind}/${post.id}`, { body: `And @${other.username} now.` }),
    () => act(random.pick(['hide', 'restore', 'lock', 'unlock'])),
    () => act(random.pick(['hide', 'restore', 'delete']), post),
    () =>
      who.post('/api/reports', {
        targetType: post.kind === 'topics' ? 'topic' : 'reply',
        targetId: post.id,
        reason: 'spam',
      }),
    () => members[0]?.post(`/api/groups/${group}/invitations`, { username: other.username }) ?? Promise.resolve(),
    () => members[0]?.delete(`/api/groups/${group}/invitations/${other.username}`) ?? Promise.resolve(),
    () => other.post(`/api/groups/${group}/join`),
    () => other.post(`/api/groups/${group}/leave`),
  ];
}

/** What a member may do with their inbox, on whatever is there. */
async function acts({ forum, members, mod }: Stage, random: SeededRandom, undo: Map<Member, string>): Promise<Deed[]> {
  const who = random.pick([...members, mod]);
  const { rows } = await forum.db.pool.query<{ id: string; position: string }>(
    'SELECT id, position FROM notification WHERE user_id = $1 ORDER BY position DESC LIMIT 12',
    [who.id],
  );
  if (rows.length === 0) return [() => who.put('/api/notifications/seen', { upTo: random.int(0, 50) })];
  const one = random.pick(rows);
  const path = `/api/notifications/${one.id}`;
  const upTo = Number(one.position) + random.int(-1, 1);
  const ids = random.shuffle(rows.map(({ id }) => id)).slice(0, random.int(1, 4));
  const soon = () => new Date(Date.now() + random.int(2, 150)).toISOString();
  return [
    () => who.put(`${path}/read`),
    () => who.delete(`${path}/read`),
    () => who.put(`${path}/archive`),
    () => who.delete(`${path}/archive`),
    () => who.put(`${path}/snooze`, { until: soon() }),
    () => who.put(`${path}/snooze`, { preset: '1h' }),
    () => who.delete(`${path}/snooze`),
    () => who.delete(path),
    () => who.put(path),
    () => who.put('/api/notifications/seen', { upTo }),
    async () => {
      const category = random.chance(0.5) ? {} : { category: random.pick(filters) };
      const { body } = (await who.put('/api/notifications/read-all', { upTo, ...category })) as Any;
      undo.set(who, body.undoToken);
    },
    async () => {
      const undoToken = undo.get(who);
      if (undoToken) await who.delete('/api/notifications/read-all', { undoToken });
    },
    () =>
      who.post('/api/notifications/bulk', {
        action: random.pick(['read', 'unread', 'archive', 'unarchive', 'delete', 'undelete', 'unsnooze']),
        ids,
      }),
  ];
}

/** Does one thing that a seed decides. Resolves to an answer that is no answer, if it was one. */
export async function doSomething(stage: Stage, random: SeededRandom, undo: Map<Member, string>): Promise<void> {
  const deeds = random.chance(0.55) ? causes(stage, random) : await acts(stage, random, undo);
  const answer = (await random.pick(deeds)()) as { status?: number; body?: unknown } | undefined;
  if ((answer?.status ?? 0) >= 500) throw new Error(`answered ${answer?.status}: ${JSON.stringify(answer?.body)}`);
}
