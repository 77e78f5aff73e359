import { type Rights, right } from '../../platform/rights/right.ts';
import { nothing, targetKind } from '../../platform/rights/target-kind.ts';
import { whyNotChange, whyNotFollow } from './policy.ts';

/** Members, as far as it decides who may follow and block them. */
const otherMemberKind = targetKind({
  name: 'other member',
  states: { there: 'everybody', 'blocking who asks': 'everybody' },
  meet: ({ state, author }) => ({ author, blocksAsker: state === 'blocking who asks' }),
});

/** Who may follow and block whom. */
export const relationshipRights: Rights = {
  follow: right(otherMemberKind, { whyNot: whyNotFollow }),
  unfollow: right(otherMemberKind, { whyNot: whyNotChange }),
  block: right(otherMemberKind, { whyNot: whyNotChange }),
  unblock: right(otherMemberKind, { whyNot: whyNotChange }),
  blocks: right(nothing),
};
