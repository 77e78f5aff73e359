import { declareErrors } from '../kernel/error.ts';
import { approvalDeclarations } from './declarations.ts';

/** What each code means to whoever meets it, and what to do. */
export const approvalErrors = declareErrors(approvalDeclarations.errors, {
  DECIDED: {
    meaning:
      'Somebody was faster: the approval is decided, cancelled, or held while a decision can be undone. `details` says `by`, `at` and `decision`. Show it, nothing was changed.',
  },
  ALREADY_VOTED: { meaning: 'This member has decided already: each person counts once.' },
  EXPIRED: { meaning: 'The deadline of the approval has passed; whoever asked may ask again.' },
  TOO_FEW_DECIDERS: {
    meaning: 'It asks for more approvals than there are people who may decide it: ask for fewer, or more people.',
  },
  NOT_IN_WORKSPACE: {
    meaning: 'It names people who are not in the workspace, or who only read there; `details` lists them.',
  },
});
