import { type Rights, right } from '../../platform/rights/right.ts';
import { targetKind } from '../../platform/rights/target-kind.ts';
import { whyNotRemoveRevision } from '../revisions/index.ts';
import { topicKind, whyNotReply } from '../topics/index.ts';
import { whyNotDeleteReply, whyNotEditReply, whyNotReadReplyRevisions } from './policy.ts';

/** Replies, as far as it decides who may do what with them. */
export const replyKind = targetKind({
  name: 'reply',
  states: {
    ...{ open: 'everybody', 'in a locked topic': 'everybody', hidden: 'everybody' },
    ...{ deleted: 'deleted', 'in a deleted topic': 'deleted', private: 'members', 'of an archived group': 'members' },
  },
  meet: ({ state, author }) => ({
    ...{ authorId: author.id, author },
    topic: { locked: state === 'in a locked topic', archived: state === 'of an archived group' },
    status: state === 'hidden' ? ('hidden' as const) : ('visible' as const),
  }),
});

/** Who may do what with replies. */
export const replyRights: Rights = {
  replies: right(topicKind),
  createReply: right(topicKind, { whyNot: whyNotReply, body: ({ word }) => ({ body: word }) }),
  patchReply: right(replyKind, { ranked: true, whyNot: whyNotEditReply, body: ({ word }) => ({ body: word }) }),
  deleteReply: right(replyKind, { ranked: true, whyNot: whyNotDeleteReply }),
  replyRevisions: right(replyKind, { whyNot: whyNotReadReplyRevisions }),
  replyRevision: right(replyKind, { whyNot: whyNotReadReplyRevisions }),
  removeReplyRevision: right(replyKind, { ranked: true, whyNot: whyNotRemoveRevision }),
};
