import { type Rights, right } from '../../platform/rights/right.ts';
import { nothing, targetKind } from '../../platform/rights/target-kind.ts';
import { whyNotSpeak } from '../identity/index.ts';
import {
  whyNotAddTo,
  whyNotDeleteGroup,
  whyNotInvite,
  whyNotJoinGroup,
  whyNotPutOut,
  whyNotReadActivity,
  whyNotRunGroup,
  whyNotUnarchive,
} from './policy.ts';

/** Groups, as far as it decides who may do what with them and their members. */
export const groupKind = targetKind({
  name: 'group',
  states: { open: 'everybody', closed: 'members', archived: 'everybody' },
  meet: ({ state, author, role }) => ({ author, role, open: state !== 'closed', archived: state === 'archived' }),
});

/** Who may do what with groups. */
export const groupRights: Rights = {
  groups: right(nothing),
  createGroup: right(nothing, { whyNot: whyNotSpeak, body: ({ word }) => ({ name: word, slug: word }) }),
  group: right(groupKind),
  patchGroup: right(groupKind, { whyNot: whyNotRunGroup, body: ({ word }) => ({ description: word }) }),
  deleteGroup: right(groupKind, { whyNot: whyNotDeleteGroup }),
  archiveGroup: right(groupKind, { whyNot: whyNotRunGroup }),
  unarchiveGroup: right(groupKind, { whyNot: whyNotUnarchive }),
  groupMembers: right(groupKind),
  joinGroup: right(groupKind, { whyNot: whyNotJoinGroup }),
  leaveGroup: right(groupKind),
  addGroupMember: right(groupKind, { whyNot: whyNotAddTo }),
  'addGroupMember:role': right(groupKind, { ranked: true, whyNot: whyNotPutOut, body: () => ({ role: 'owner' }) }),
  inviteToGroup: right(groupKind, { whyNot: whyNotInvite, body: ({ username }) => ({ username }) }),
  groupInvitations: right(groupKind, {
    whyNot: (actor, group) => whyNotRunGroup({ ...actor, silencedUntil: null }, group),
  }),
  withdrawInvitation: right(groupKind, { whyNot: whyNotRunGroup }),
  invitations: right(nothing),
  acceptInvitation: right(nothing, { whyNot: whyNotSpeak }),
  declineInvitation: right(nothing),
  groupActivity: right(groupKind, { whyNot: whyNotReadActivity }),
  removeGroupMember: right(groupKind, { ranked: true, whyNot: whyNotPutOut }),
};
