import type { DurableName } from '@tidings/contracts';
import { type Any, type Member, newReply, newTopic } from '../support/forum.ts';
import type { World } from './world.ts';

/** An act, what comes before it (after those who sleep took their snapshot), and the durable events it must cause. */
export type Case = {
  name: string;
  causes: DurableName[];
  before?: (world: World) => Promise<Any>;
  act: (world: World, made: Any) => Promise<unknown>;
  after?: (world: World) => Promise<unknown>;
};

async function ok(answer: Promise<{ status: number; body: Any }>): Promise<Any> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`The act was refused: ${JSON.stringify(body)}`);
  return body;
}
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
const act = (who: Member, action: string, targetType: string, targetId: string, more: object = {}) =>
  ok(who.post('/api/moderation/actions', { action, targetType, targetId, reason: 'It had to be.', ...more }));
const report = (who: Member, targetType: string, targetId: string) =>
  ok(who.post('/api/reports', { targetType, targetId, reason: 'abuse', note: 'Look here.' }));

/** The same act in the public and in the private category. */
const inBoth = (
  one: Omit<Case, 'act' | 'before'> & {
    before?: (world: World, where: 'open' | 'closed') => Promise<Any>;
    act: (world: World, where: 'open' | 'closed', made: Any) => Promise<unknown>;
  },
): Case[] =>
  (['open', 'closed'] as const).map((where) => ({
    ...one,
    name: `${one.name} (${where} category)`,
    before: async (world) => one.before?.(world, where),
    act: (world, made) => one.act(world, where, made),
  }));

export const cases: Case[] = [
  ...inBoth({
    name: 'a topic is started',
    causes: ['topic:created'],
    act: ({ people, category }, where) => newTopic(people.author, category[where], 'A new topic'),
  }),
  ...inBoth({
    name: 'a topic is edited',
    causes: ['topic:updated'],
    act: ({ people, topic }, where) =>
      ok(people.author.patch(`/api/topics/${topic[where]}`, { title: 'New title', body: 'New.' })),
  }),
  {
    name: 'a topic without replies is edited, then hidden and shown again',
    causes: ['topic:updated', 'moderation:action'],
    before: ({ people, category }) => newTopic(people.author, category.open, 'Nobody answered'),
    async act({ people }, id) {
      await ok(people.author.patch(`/api/topics/${id}`, { body: 'Other words.' }));
      await act(people.moderator, 'hide', 'topic', id);
      await act(people.moderator, 'restore', 'topic', id);
    },
  },
  {
    name: 'a topic is locked',
    causes: ['topic:updated', 'moderation:action'],
    act: ({ people, topic }) => ok(people.moderator.put(`/api/topics/${topic.open}/lock`, { locked: true })),
  },
  {
    name: 'a topic is unlocked by an action',
    causes: ['topic:updated', 'moderation:action'],
    before: ({ people, topic }) => act(people.moderator, 'lock', 'topic', topic.open),
    act: ({ people, topic }) => act(people.moderator, 'unlock', 'topic', topic.open),
  },
  ...inBoth({
    name: 'a topic is pinned above a newer one',
    causes: ['topic:updated'],
    before: ({ people, category }, where) => newTopic(people.reader, category[where], 'A newer one'),
    act: ({ people, topic }, where) => ok(people.moderator.put(`/api/topics/${topic[where]}/pin`, { pinned: true })),
  }),
  ...inBoth({
    name: 'a topic that was edited is hidden',
    causes: ['topic:updated', 'moderation:action'],
    before: ({ people, topic }, where) =>
      ok(people.author.patch(`/api/topics/${topic[where]}`, { body: 'Worse words.' })),
    act: ({ people, topic }, where) => act(people.moderator, 'hide', 'topic', topic[where]),
  }),
  {
    name: 'a new topic is edited and hidden while others sleep',
    causes: ['topic:updated', 'moderation:action'],
    before: ({ people, category }) => newTopic(people.author, category.open, 'Soon hidden'),
    act: ({ people }, id) => act(people.moderator, 'hide', 'topic', id),
  },
  {
    name: 'a hidden topic is shown again',
    causes: ['topic:updated', 'moderation:action'],
    before: ({ people, topic }) => act(people.moderator, 'hide', 'topic', topic.open),
    act: ({ people, topic }) => act(people.moderator, 'restore', 'topic', topic.open),
  },
  ...inBoth({
    name: 'a topic is deleted by its author',
    causes: ['topic:deleted'],
    before: ({ people, topic }, where) => newReply(people.reader, topic[where], 'A last word.'),
    act: ({ people, topic }, where) => ok(people.author.delete(`/api/topics/${topic[where]}`)),
  }),
  {
    name: 'a topic is deleted by a moderator',
    causes: ['topic:deleted', 'moderation:action'],
    act: ({ people, topic }) => ok(people.moderator.delete(`/api/topics/${topic.open}`)),
  },
  {
    name: 'a deleted topic comes back',
    causes: ['topic:created', 'moderation:action'],
    async before({ people, category }) {
      const id = await newTopic(people.author, category.open, 'Back soon');
      await newReply(people.reader, id, 'A reply in it.');
      await act(people.moderator, 'delete', 'topic', id);
      return id;
    },
    act: ({ people }, id) => act(people.moderator, 'restore', 'topic', id),
  },
  {
    name: 'a topic is moved into the private category',
    causes: ['topic:deleted', 'topic:created', 'topic:updated', 'moderation:action'],
    before: ({ people, topic }) => ok(people.author.patch(`/api/topics/${topic.open}`, { body: 'Edited before.' })),
    act: ({ people, topic, category }) =>
      ok(people.moderator.put(`/api/topics/${topic.open}/category`, { categoryId: category.closed })),
  },
  {
    name: 'a topic is moved out of the private category',
    causes: ['topic:deleted', 'topic:created', 'topic:updated', 'moderation:action'],
    before: async ({ people, category }) => newTopic(people.author, category.closed, 'No secret any more'),
    act: ({ people, category }, id) => act(people.moderator, 'move', 'topic', id, { categoryId: category.open }),
  },
  ...inBoth({
    name: 'a topic is read',
    causes: ['topic:read'],
    before: ({ people, topic }, where) => newReply(people.author, topic[where], 'To be read.'),
    act: ({ people, topic }, where) => ok(people.reader.put(`/api/topics/${topic[where]}/read`, { replyNumber: 4 })),
  }),
  ...inBoth({
    name: 'a reply is posted',
    causes: ['reply:created'],
    act: ({ people, topic }, where) => newReply(people.reader, topic[where], 'Something new.'),
  }),
  ...inBoth({
    name: 'an answer is posted into a thread',
    causes: ['reply:created'],
    act: ({ people, topic, parent }, where) =>
      newReply(people.author, topic[where], 'In the thread.', parent[where].id),
  }),
  ...inBoth({
    name: 'a reply is edited',
    causes: ['reply:updated'],
    act: ({ people, child }, where) =>
      ok(people.reader.patch(`/api/replies/${child[where].id}`, { body: 'Said better.' })),
  }),
  ...inBoth({
    name: 'a reply that was posted and edited meanwhile is hidden',
    causes: ['reply:updated', 'moderation:action'],
    async before({ people, topic, parent }, where) {
      const { id } = await newReply(people.reader, topic[where], 'Hide me.', parent[where].id);
      await ok(people.reader.patch(`/api/replies/${id}`, { body: 'Hide me more.' }));
      return id;
    },
    act: ({ people }, _where, id) => act(people.moderator, 'hide', 'reply', id),
  }),
  {
    name: 'a hidden reply is shown again',
    causes: ['reply:updated', 'moderation:action'],
    before: ({ people, first }) => act(people.moderator, 'hide', 'reply', first.open.id),
    act: ({ people, first }) => act(people.moderator, 'restore', 'reply', first.open.id),
  },
  ...inBoth({
    name: 'the newest reply, posted meanwhile, is deleted by its author',
    causes: ['reply:deleted'],
    before: async ({ people, topic }, where) => (await newReply(people.reader, topic[where], 'A mistake.')).id,
    act: ({ people }, _where, id) => ok(people.reader.delete(`/api/replies/${id}`)),
  }),
  {
    name: 'a reply with answers is deleted by a moderator',
    causes: ['reply:deleted', 'moderation:action'],
    act: ({ people, parent }) => act(people.moderator, 'delete', 'reply', parent.open.id),
  },
  {
    name: 'an answer in a thread is deleted',
    causes: ['reply:deleted'],
    act: ({ people, child }) => ok(people.reader.delete(`/api/replies/${child.closed.id}`)),
  },
  {
    name: 'a deleted reply comes back',
    causes: ['reply:created', 'moderation:action'],
    before: ({ people, child }) => act(people.moderator, 'delete', 'reply', child.open.id),
    act: ({ people, child }) => act(people.moderator, 'restore', 'reply', child.open.id),
  },
  ...inBoth({
    name: 'a topic is liked, a reply too, and another like is taken back',
    causes: ['reaction:changed'],
    async act({ people, topic, child, first }, where) {
      await ok(people.author.put(`/api/topics/${topic[where]}/like`));
      await ok(people.author.put(`/api/replies/${child[where].id}/like`));
      await ok(people.author.delete(`/api/replies/${first[where].id}/like`));
    },
  }),
  {
    name: 'somebody is added to the group',
    causes: ['group:activity'],
    before: ({ forum }) => forum.join('added'),
    act: ({ people, group }, { username }) => ok(people.author.put(`/api/groups/${group}/members/${username}`)),
  },
  {
    name: 'somebody leaves the group',
    causes: ['group:activity'],
    act: ({ people, group }) => ok(people.reader.post(`/api/groups/${group}/leave`)),
  },
  {
    name: 'somebody is removed, and then all goes on without them',
    causes: ['group:activity', 'reply:created', 'topic:created'],
    async act({ people, group, topic, category, parent }) {
      await ok(people.author.delete(`/api/groups/${group}/members/${people.reader.username}`));
      await newReply(people.author, topic.closed, 'Among ourselves.', parent.closed.id);
      await newTopic(people.author, category.closed, 'Among ourselves');
    },
  },
  {
    name: 'a public category is given to the group',
    causes: ['reply:created'],
    async act({ people, group, category, topic, forum }) {
      const admin = await forum.join('boss', 'admin');
      await ok(admin.patch(`/api/categories/${category.open}`, { groupId: group }));
      await newReply(people.author, topic.open, 'Now among ourselves.');
    },
  },
  {
    name: 'a reply is reported for the first time',
    causes: ['report:created'],
    act: ({ people, first }) => report(people.outsider, 'reply', first.open.id),
  },
  {
    name: 'a report gains a reporter',
    causes: ['report:updated'],
    before: ({ people, first }) => report(people.outsider, 'reply', first.open.id),
    act: ({ people, first }) => report(people.author, 'reply', first.open.id),
  },
  {
    name: 'a report is dismissed',
    causes: ['report:updated', 'moderation:action'],
    before: ({ people, topic }) => report(people.outsider, 'topic', topic.open),
    act: ({ people, topic }) => act(people.moderator, 'dismiss', 'topic', topic.open),
  },
  {
    name: 'a reported reply is hidden, which closes the report',
    causes: ['reply:updated', 'moderation:action', 'report:updated'],
    before: ({ people, first }) => report(people.outsider, 'reply', first.open.id),
    act: ({ people, first }) => act(people.moderator, 'hide', 'reply', first.open.id),
  },
  {
    name: 'a member is warned',
    causes: ['moderation:action'],
    act: ({ people }) => act(people.moderator, 'warn', 'user', people.reader.id),
  },
  {
    name: 'a member is silenced',
    causes: ['moderation:action'],
    act: ({ people }) => act(people.moderator, 'silence', 'user', people.author.id, { until: tomorrow() }),
    after: ({ people }) => act(people.moderator, 'lift', 'user', people.author.id),
  },
  {
    name: 'a silence is lifted',
    causes: ['moderation:action'],
    before: ({ people }) => act(people.moderator, 'silence', 'user', people.author.id, { until: tomorrow() }),
    act: ({ people }) => act(people.moderator, 'lift', 'user', people.author.id),
  },
  {
    name: 'a member is suspended',
    causes: ['moderation:action'],
    before: ({ forum }) => forum.join('suspended'),
    act: ({ people }, { id }) => act(people.moderator, 'suspend', 'user', id, { until: tomorrow() }),
  },
];
