import { type Rights, right } from '../../platform/rights/right.ts';
import { whyNotSpeak } from '../identity/index.ts';
import { whyNotJoinGroup, whyNotPutOut, whyNotRunGroup } from './policy.ts';

/** Who may do what with groups. */
export const groupRights: Rights = {
  groups: right('nothing'),
  createGroup: right('nothing', { whyNot: whyNotSpeak, body: ({ word }) => ({ name: word, slug: word }) }),
  group: right('group'),
  groupMembers: right('group'),
  joinGroup: right('group', { whyNot: whyNotJoinGroup }),
  leaveGroup: right('group'),
  addGroupMember: right('group', { whyNot: whyNotRunGroup }),
  removeGroupMember: right('group', { ranked: true, whyNot: whyNotPutOut }),
};
