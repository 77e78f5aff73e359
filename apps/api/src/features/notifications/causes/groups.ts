import type { Person } from '@tidings/contracts';
import type { Consumers } from '../../../platform/events/facts/consumers.ts';
import { notify, retract } from './jobs.ts';

const actorOf = ({ id, displayName }: Person) => ({ id, name: displayName });

/** What groups cause. */
export const groupCauses: Consumers = {
  'group.invitation-changed': {
    sent: ({ invitation: { id, group, inviter, member } }, asker) => [
      notify(asker, {
        ...{ of: 'direct', type: 'group_invite', about: id, proof: 'invitation', reason: 'invited' },
        entity: { type: 'group', id: group.id },
        actor: actorOf(inviter),
        data: { groupId: group.id, group: group.name },
        to: [member.id],
      }),
    ],
    accepted: ({ invitation }, asker) => [retract(asker, { about: invitation.id })],
    declined: ({ invitation }, asker) => [retract(asker, { about: invitation.id })],
    withdrawn: ({ invitation }, asker) => [retract(asker, { about: invitation.id })],
  },
  'group.deleted': {
    deleted: ({ groupId, invited }, asker) => [
      retract(asker, { about: groupId }),
      retract(asker, { invitedTo: groupId, userIds: invited.slice(0, 1000) }),
    ],
  },
  'group.membership-changed': {
    joined: ({ groupId, member }, asker) => [notify(asker, { of: 'joined', id: groupId, actor: actorOf(member) })],
    left: ({ groupId, member }, asker) => [
      retract(asker, { groupId, userId: member.id }),
      retract(asker, { about: groupId, actorId: member.id, type: 'group_join', unless: 'membership' }),
    ],
    removed: ({ groupId, member }, asker) => [
      retract(asker, { groupId, userId: member.id }),
      retract(asker, { about: groupId, actorId: member.id, type: 'group_join', unless: 'membership' }),
    ],
  },
};
