import { type Rights, right } from '../../platform/rights/right.ts';
import { whyNotRemoveRevision } from '../revisions/index.ts';
import { whyNotReply } from '../topics/index.ts';
import { whyNotDeleteReply, whyNotEditReply, whyNotReadReplyRevisions } from './policy.ts';

/** Who may do what with replies. */
export const replyRights: Rights = {
  replies: right('topic'),
  createReply: right('topic', { whyNot: whyNotReply, body: ({ word }) => ({ body: word }) }),
  patchReply: right('reply', { ranked: true, whyNot: whyNotEditReply, body: ({ word }) => ({ body: word }) }),
  deleteReply: right('reply', { ranked: true, whyNot: whyNotDeleteReply }),
  replyRevisions: right('reply', { whyNot: whyNotReadReplyRevisions }),
  replyRevision: right('reply', { whyNot: whyNotReadReplyRevisions }),
  removeReplyRevision: right('reply', { ranked: true, whyNot: whyNotRemoveRevision }),
};
