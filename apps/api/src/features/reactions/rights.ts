import { type Rights, right } from '../../platform/rights/right.ts';
import { replyKind } from '../replies/index.ts';
import { topicKind } from '../topics/index.ts';
import { whyNotLike } from './policy.ts';

/** Who may like what, and see who did. */
export const reactionRights: Rights = {
  topicLikes: right(topicKind),
  replyLikes: right(replyKind),
  likeTopic: right(topicKind, { whyNot: whyNotLike }),
  unlikeTopic: right(topicKind, { whyNot: whyNotLike }),
  likeReply: right(replyKind, { whyNot: whyNotLike }),
  unlikeReply: right(replyKind, { whyNot: whyNotLike }),
};
