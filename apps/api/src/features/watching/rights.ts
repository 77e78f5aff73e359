import { type Rights, right } from '../../platform/rights/right.ts';
import { categoryKind } from '../categories/index.ts';
import { groupKind } from '../groups/index.ts';
import { topicKind } from '../topics/index.ts';

const level = { body: () => ({ level: 'watching' }) };

/** Who sees it says how much they want to hear of it, silenced or not: nobody else hears that. */
export const watchingRights: Rights = {
  watchTopic: right(topicKind, level),
  watchCategory: right(categoryKind, level),
  watchGroup: right(groupKind, level),
};
