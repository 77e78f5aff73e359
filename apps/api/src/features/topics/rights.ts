import { type Rights, right } from '../../platform/rights/right.ts';
import { nothing, targetKind } from '../../platform/rights/target-kind.ts';
import { whyNotAct } from '../audit/index.ts';
import { categoryKind } from '../categories/index.ts';
import { whyNotRemoveRevision } from '../revisions/index.ts';
import { whyNotDeleteTopic, whyNotEditTopic, whyNotReadTopicRevisions, whyNotStartTopic } from './policy.ts';

/** Topics, as far as it decides who may do what with them. */
export const topicKind = targetKind({
  name: 'topic',
  states: {
    open: 'everybody',
    locked: 'everybody',
    hidden: 'everybody',
    deleted: 'deleted',
    private: 'members',
    'of an archived group': 'members',
  },
  meet: ({ state, author }) => ({
    ...{ authorId: author.id, author, locked: state === 'locked', archived: state === 'of an archived group' },
    status: state === 'hidden' ? ('hidden' as const) : ('visible' as const),
    deletedAt: state === 'deleted' ? new Date(0) : null,
  }),
});

/** Who may do what with topics. */
export const topicRights: Rights = {
  topics: right(nothing),
  createTopic: right(categoryKind, {
    whyNot: whyNotStartTopic,
    body: ({ id }) => ({ categoryId: id, title: 'A topic to talk about', body: 'The first words.' }),
  }),
  topic: right(topicKind),
  patchTopic: right(topicKind, { ranked: true, whyNot: whyNotEditTopic, body: ({ word }) => ({ body: word }) }),
  deleteTopic: right(topicKind, { ranked: true, whyNot: whyNotDeleteTopic }),
  lockTopic: right(topicKind, {
    ranked: true,
    whyNot: (actor, { author }) => whyNotAct(actor, 'lock', author),
    body: () => ({ locked: true }),
  }),
  pinTopic: right(topicKind, {
    ranked: true,
    whyNot: (actor, { author }) => whyNotAct(actor, 'pin', author),
    body: () => ({ pinned: true }),
  }),
  moveTopic: right(topicKind, {
    ranked: true,
    whyNot: (actor, { author }) => whyNotAct(actor, 'move', author),
    body: ({ categoryId }) => ({ categoryId }),
  }),
  readTopic: right(topicKind, { body: () => ({ replyNumber: 0 }) }),
  readTopics: right(nothing, { body: () => ({}) }),
  topicRevisions: right(topicKind, { whyNot: whyNotReadTopicRevisions }),
  topicRevision: right(topicKind, { whyNot: whyNotReadTopicRevisions }),
  removeTopicRevision: right(topicKind, { ranked: true, whyNot: whyNotRemoveRevision }),
};
