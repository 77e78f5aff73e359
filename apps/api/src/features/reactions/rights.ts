import { type Rights, right } from '../../platform/rights/right.ts';
import { whyNotLike } from './policy.ts';

/** Who may like what, and see who did. */
export const reactionRights: Rights = {
  topicLikes: right('topic'),
  replyLikes: right('reply'),
  likeTopic: right('topic', { whyNot: whyNotLike }),
  unlikeTopic: right('topic', { whyNot: whyNotLike }),
  likeReply: right('reply', { whyNot: whyNotLike }),
  unlikeReply: right('reply', { whyNot: whyNotLike }),
};
