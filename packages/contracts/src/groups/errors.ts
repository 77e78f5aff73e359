import { declareErrors } from '../kernel/error.ts';
import { groupDeclarations } from './declarations.ts';

/** What each code means to whoever meets it, and what to do. */
export const groupErrors = declareErrors(groupDeclarations.errors, {
  GROUP_ARCHIVED: {
    meaning: 'The group is archived: it takes no members, and its categories take no topics and no replies.',
    message: 'This group is archived.',
  },
  GROUP_IN_USE: {
    meaning:
      'The group has private categories: an admin deletes them or opens them to others first. Archive it instead.',
    message: 'This group has private categories.',
  },
  CONSENT_NEEDED: {
    meaning: 'Nobody is put into a group unasked: invite the member with `POST /api/groups/:id/invitations`.',
    message: 'Nobody is put into a group unasked: invite them.',
  },
  INVITATION_DECLINED: {
    meaning: 'The member declined an invitation of this group: it may invite them again seven days later.',
    message: 'This member declined an invitation of the group not long ago.',
  },
  TOO_MANY_INVITATIONS: {
    meaning:
      'The group, or the member who invites, has sent as many as a day allows, or this member was asked thrice this week.',
    message: 'There have been too many invitations. Try again tomorrow.',
  },
});
