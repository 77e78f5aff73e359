import { groupInvitationSchema } from './invitations.ts';
import { groupActivitySchema, groupDeletedSchema, groupMembershipSchema, groupSchema } from './schemas.ts';

export const groupEvents = {
  'group:activity': {
    payload: groupActivitySchema,
    summary: 'Somebody joined or left the group, was added or removed, or became an owner; or it was changed.',
  },
  'group:updated': {
    payload: groupSchema,
    summary:
      'The group changed, as its name, or was archived. For its room, those of its categories, and of a group of up to 1,000 also those of its members.',
  },
  'group:deleted': {
    payload: groupDeletedSchema,
    summary: 'The group is gone. For its room, and of a group of up to 1,000 also for those of its members.',
  },
  'group:membership': {
    payload: groupMembershipSchema,
    summary: 'The member came into a group or left it; what they may read is another now.',
  },
  'group:invitation': {
    payload: groupInvitationSchema,
    summary: 'An invitation was sent, answered or taken back. For who is invited, for who sent it, and the owners.',
  },
} as const;
