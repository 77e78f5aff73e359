import { type Rights, right } from '../../platform/rights/right.ts';
import { whyNotSpeak } from '../identity/index.ts';
import { whyNotAddTo, whyNotInvite, whyNotJoinGroup, whyNotPutOut, whyNotRunGroup, whyNotUnarchive } from './policy.ts';

/** Who may do what with groups. */
export const groupRights: Rights = {
  groups: right('nothing'),
  createGroup: right('nothing', { whyNot: whyNotSpeak, body: ({ word }) => ({ name: word, slug: word }) }),
  group: right('group'),
  deleteGroup: right('group', { whyNot: whyNotRunGroup, answered: 'GROUP_IN_USE' }),
  archiveGroup: right('group', { whyNot: whyNotRunGroup }),
  unarchiveGroup: right('group', { whyNot: whyNotUnarchive }),
  groupMembers: right('group'),
  joinGroup: right('group', { whyNot: whyNotJoinGroup }),
  leaveGroup: right('group'),
  addGroupMember: right('group', { whyNot: whyNotAddTo }),
  inviteToGroup: right('group', { whyNot: whyNotInvite, body: ({ username }) => ({ username }) }),
  groupInvitations: right('group', {
    whyNot: (actor, group) => whyNotRunGroup({ ...actor, silencedUntil: null }, group),
  }),
  withdrawInvitation: right('group', { whyNot: whyNotRunGroup, answered: 'NOT_FOUND' }),
  invitations: right('nothing'),
  acceptInvitation: right('nothing', { whyNot: whyNotSpeak, answered: 'NOT_FOUND' }),
  declineInvitation: right('nothing', { answered: 'NOT_FOUND' }),
  removeGroupMember: right('group', { ranked: true, whyNot: whyNotPutOut }),
};
