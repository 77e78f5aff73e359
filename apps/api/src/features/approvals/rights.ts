import type { WorkspaceRole } from '@tidings/contracts';
import { type Rights, right } from '../../platform/rights/right.ts';
import { targetKind } from '../../platform/rights/target-kind.ts';
import { workspaceKind } from '../workspaces/index.ts';
import { whyNotCancel, whyNotDelete, whyNotEdit, whyNotTakePart } from './policy.ts';

const somebody = { kind: 'member', id: 'somebody else', ownerId: null } as const;

/**
 * An approval somebody else asked for, by what the asker is in its workspace; `own`: they asked for it themselves, as an operator. In a
 * workspace of others there is none.
 */
export const approvalKind = targetKind({
  name: 'approval',
  states: {
    ...{ 'as owner': 'everybody', 'as manager': 'everybody', 'as operator': 'everybody', 'as viewer': 'everybody' },
    'own, as operator': 'everybody',
    'of others': 'nobody',
  },
  meet: ({ state }) => ({
    role: state.replace(/^(?:own, )?as /, '') as WorkspaceRole,
    own: state.startsWith('own'),
  }),
});
type Met = { role: WorkspaceRole; own: boolean };

const asked = (actor: { id: string }, { role, own }: Met) => ({
  role,
  requestedBy: own ? ({ kind: 'member', id: actor.id, ownerId: null } as const) : somebody,
});

/** Who may do what with approvals. Keys act in the one workspace they are bound to. */
export const approvalRights: Rights = {
  approvals: right(workspaceKind),
  createApproval: right(workspaceKind, { whyNot: whyNotTakePart, body: ({ word }) => ({ title: word }) }),
  approval: right(approvalKind),
  patchApproval: right(approvalKind, {
    whyNot: (actor, met) => whyNotEdit(actor, asked(actor, met)),
    body: ({ word }) => ({ title: word }),
  }),
  decideApproval: right(approvalKind, {
    whyNot: (actor, { role, own }) =>
      (role === 'owner' || role === 'manager') && !own ? whyNotTakePart(actor, { role }) : 'FORBIDDEN',
    body: () => ({ decision: 'approve' }),
  }),
  undoDecision: right(approvalKind),
  cancelApproval: right(approvalKind, { whyNot: (actor, met) => whyNotCancel(actor, asked(actor, met)) }),
  deleteApproval: right(approvalKind, { whyNot: whyNotDelete }),
  commentOnApproval: right(approvalKind, { whyNot: whyNotTakePart, body: ({ word }) => ({ body: word }) }),
  approvalTimeline: right(approvalKind),
};
