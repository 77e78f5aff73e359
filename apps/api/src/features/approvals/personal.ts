import { kept, type Personal, type Step } from '../../platform/personal/personal.ts';
import { wasOf } from '../../platform/personal/rename-in-texts.ts';
import { inOrderOf } from '../../platform/personal/sections.ts';

const comments: Step = {
  name: 'comments of approvals',
  async run(leaving, place) {
    const { rows } = await leaving.ctx.db.pool.query<{ last: string | null }>(
      'SELECT forget_text_in_workspaces($1::jsonb, $2::uuid, 1000) AS last',
      [wasOf(leaving), place ?? '00000000-0000-0000-0000-000000000000'],
    );
    return rows[0]?.last ?? null;
  },
};

const decided = 'Who asked and who decided is the log of a workspace; it keeps the id and no name.';

/** What approvals keep of persons. */
export const approvalsPersonal: Personal = {
  columns: {
    'approval.requester_id': kept(decided),
    'approval.owner_id': kept(decided),
    'approval.assigned_people': kept(
      'Who may decide is asked of the workspace again, and a deleted member is in none.',
    ),
    'approval.held_by_id': kept(decided),
    'approval_vote.user_id': kept(decided),
    'approval_act.actor_id': kept(decided),
  },
  steps: [comments],
  sections: [
    inOrderOf({
      ...{ file: 'approvals', about: 'What you asked, said and decided of approvals, in the workspaces you are in.' },
      ...{ from: 'approval_acts_by($1) t', mine: '$1', key: 't.id', type: 'uuid' },
      item: `jsonb_build_object('id', t.id, 'workspaceId', t.workspace_id, 'approvalId', t.approval_id, 'action', t.action,
        'comment', t.comment, 'at', t.at)`,
    }),
  ],
};
