import { newReply, newTopic } from '../../support/forum.ts';
import { act, type Case, inBoth, ok } from './case.ts';

export const topicCases: Case[] = [
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
    causes: ['topic:updated', 'moderation:action'],
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
    name: 'everything is marked as read',
    causes: ['topics:read'],
    before: ({ people, topic }, where) => newReply(people.author, topic[where], 'To be read with all the rest.'),
    act: ({ people }) => ok(people.reader.put('/api/topics/read', {})),
  }),
  ...inBoth({
    name: 'everything is marked as read, and answered again at once',
    causes: ['topics:read', 'reply:created'],
    before: ({ people, topic }, where) => newReply(people.author, topic[where], 'To be read with all the rest.'),
    async act({ people, topic }, where) {
      await ok(people.reader.put('/api/topics/read', {}));
      await newReply(people.author, topic[where], 'Not read yet.');
    },
  }),
  ...inBoth({
    name: 'a topic is read',
    causes: ['topic:read'],
    before: ({ people, topic }, where) => newReply(people.author, topic[where], 'To be read.'),
    act: ({ people, topic }, where) => ok(people.reader.put(`/api/topics/${topic[where]}/read`, { replyNumber: 4 })),
  }),
];
