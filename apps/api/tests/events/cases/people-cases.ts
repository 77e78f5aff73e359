import { bringIn, newGroup, newReply, newTopic } from '../../support/forum.ts';
import { act, type Case, inBoth, ok, report, tomorrow } from './case.ts';

export const peopleCases: Case[] = [
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
    name: 'somebody is invited into the group',
    causes: ['group:invitation'],
    act: ({ people, group }) =>
      ok(people.author.post(`/api/groups/${group}/invitations`, { username: people.outsider.username })),
    after: ({ people, group }) =>
      ok(people.author.delete(`/api/groups/${group}/invitations/${people.outsider.username}`)),
  },
  {
    name: 'somebody accepts an invitation into the group',
    causes: ['group:invitation', 'group:activity', 'group:membership'],
    before: ({ forum }) => forum.join('invited'),
    act: ({ people, group }, invited) => bringIn(people.author, group, invited),
  },
  {
    name: 'the group is archived',
    causes: ['group:updated'],
    act: ({ people, group }) => ok(people.author.put(`/api/groups/${group}/archive`)),
  },
  {
    name: 'the group is brought back',
    causes: ['group:updated'],
    before: ({ people, group }) => ok(people.author.put(`/api/groups/${group}/archive`)),
    act: ({ people, group }) => ok(people.author.delete(`/api/groups/${group}/archive`)),
  },
  {
    name: 'the group is called otherwise',
    causes: ['group:updated', 'group:activity'],
    act: ({ people, group }) => ok(people.author.patch(`/api/groups/${group}`, { name: 'Called otherwise' })),
  },
  {
    name: 'a member is made an owner of the group, and a member again',
    causes: ['group:activity', 'group:membership'],
    async act({ people, group }) {
      const member = `/api/groups/${group}/members/${people.reader.username}` as const;
      await ok(people.author.put(member, { role: 'owner' }));
      await ok(people.author.put(member, { role: 'member' }));
      await ok(people.author.put(member, { role: 'owner' }));
    },
  },
  {
    name: 'another group is deleted',
    causes: ['group:deleted'],
    async before({ people }) {
      const other = await newGroup(people.author);
      await ok(people.reader.post(`/api/groups/${other}/join`));
      return other;
    },
    act: ({ people }, other) => ok(people.author.delete(`/api/groups/${other}`)),
  },
  {
    name: 'somebody leaves the group',
    causes: ['group:activity', 'group:membership'],
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
    name: 'a moderator is reported, and an admin dismisses it',
    causes: ['report:created', 'report:updated', 'moderation:action'],
    async act({ people }) {
      await report(people.outsider, 'user', people.moderator.id);
      await report(people.author, 'user', people.moderator.id);
      await act(people.admin, 'dismiss', 'user', people.moderator.id);
    },
  },
  {
    name: 'what an admin wrote is reported',
    causes: ['topic:created'],
    async act({ people, category }) {
      const topic = await newTopic(people.admin, category.open, 'Of an admin');
      await report(people.outsider, 'topic', topic);
    },
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
