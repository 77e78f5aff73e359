import { newReply } from '../../support/forum.ts';
import { act, type Case, inBoth, ok } from './case.ts';

export const replyCases: Case[] = [
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
];
