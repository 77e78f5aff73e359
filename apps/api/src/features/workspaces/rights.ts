import type { WorkspaceRole } from '@tidings/contracts';
import { type Rights, right } from '../../platform/rights/right.ts';
import { nothing, targetKind } from '../../platform/rights/target-kind.ts';
import { whyNotSpeak } from '../identity/index.ts';
import { whyNotEditWorkspace, whyNotInvite, whyNotManageMembers, whyNotReadAudit } from './policy.ts';

/**
 * A workspace as what the asker is in it: each role is a row of the table. In one of others nobody is anything, also not
 * staff: it is answered as if it did not exist.
 */
export const workspaceKind = targetKind({
  name: 'workspace',
  states: {
    ...{ 'as owner': 'everybody', 'as manager': 'everybody', 'as operator': 'everybody', 'as viewer': 'everybody' },
    'of others': 'nobody',
  },
  meet: ({ state }) => ({ role: state.replace('as ', '') as WorkspaceRole }),
});

/** Who may do what with workspaces. */
export const workspaceRights: Rights = {
  workspaces: right(nothing),
  createWorkspace: right(nothing, { whyNot: whyNotSpeak, body: ({ word }) => ({ name: word }) }),
  workspace: right(workspaceKind),
  workspaceMembers: right(workspaceKind),
  setWorkspaceMember: right(workspaceKind, { whyNot: whyNotInvite, body: () => ({ role: 'viewer' }) }),
  'setWorkspaceMember:role': right(workspaceKind, { whyNot: whyNotManageMembers, body: () => ({ role: 'operator' }) }),
  removeWorkspaceMember: right(workspaceKind, { whyNot: whyNotManageMembers }),
  leaveWorkspace: right(workspaceKind),
  joinWorkspace: right(nothing, { whyNot: whyNotSpeak }),
  declineWorkspace: right(nothing),
  ownWorkspaceInvitations: right(nothing),
  workspaceInvitations: right(workspaceKind, { whyNot: whyNotManageMembers }),
  createWorkspaceLink: right(workspaceKind, { whyNot: whyNotInvite, body: () => ({}) }),
  revokeWorkspaceInvitation: right(workspaceKind, { whyNot: whyNotManageMembers }),
  lookAtWorkspaceLink: right(nothing, { body: () => ({ token: 'a-link-that-nobody-made' }) }),
  joinByWorkspaceLink: right(nothing, { whyNot: whyNotSpeak, body: () => ({ token: 'a-link-that-nobody-made' }) }),
  workspaceAudit: right(workspaceKind, { whyNot: whyNotReadAudit }),
  patchWorkspace: right(workspaceKind, { whyNot: whyNotEditWorkspace, body: ({ word }) => ({ name: word }) }),
};
