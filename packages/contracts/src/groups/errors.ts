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
});
