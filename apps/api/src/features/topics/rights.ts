import { type Rights, right } from '../../platform/rights/right.ts';
import { whyNotAct } from '../audit/index.ts';
import { whyNotRemoveRevision } from '../revisions/index.ts';
import { whyNotDeleteTopic, whyNotEditTopic, whyNotReadTopicRevisions, whyNotStartTopic } from './policy.ts';

/** Who may do what with topics. */
export const topicRights: Rights = {
  topics: right('nothing'),
  createTopic: right('category', {
    whyNot: whyNotStartTopic,
    body: ({ id }) => ({ categoryId: id, title: 'A topic to talk about', body: 'The first words.' }),
  }),
  topic: right('topic'),
  patchTopic: right('topic', { ranked: true, whyNot: whyNotEditTopic, body: ({ word }) => ({ body: word }) }),
  deleteTopic: right('topic', { ranked: true, whyNot: whyNotDeleteTopic }),
  lockTopic: right('topic', {
    ranked: true,
    whyNot: (actor, { author }) => whyNotAct(actor, 'lock', author),
    body: () => ({ locked: true }),
  }),
  pinTopic: right('topic', {
    ranked: true,
    whyNot: (actor, { author }) => whyNotAct(actor, 'pin', author),
    body: () => ({ pinned: true }),
  }),
  moveTopic: right('topic', {
    ranked: true,
    whyNot: (actor, { author }) => whyNotAct(actor, 'move', author),
    body: ({ categoryId }) => ({ categoryId }),
  }),
  readTopic: right('topic', { body: () => ({ replyNumber: 0 }) }),
  readTopics: right('nothing', { body: () => ({}) }),
  topicRevisions: right('topic', { whyNot: whyNotReadTopicRevisions }),
  topicRevision: right('topic', { whyNot: whyNotReadTopicRevisions }),
  removeTopicRevision: right('topic', { ranked: true, whyNot: whyNotRemoveRevision }),
};
