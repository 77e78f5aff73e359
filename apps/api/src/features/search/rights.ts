import { type Rights, right } from '../../platform/rights/right.ts';
import { nothing } from '../../platform/rights/target-kind.ts';
import { topicKind } from '../topics/index.ts';

/** Everybody looks for what they may read; what they may not read is not counted either. */
export const searchRights: Rights = {
  search: right(nothing, { query: ({ word }) => `q=${word}` }),
  findInTopic: right(topicKind, { query: ({ word }) => `q=${word}` }),
};
