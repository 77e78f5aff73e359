import { kept, type Personal, removed, removedByStep, type Step } from '../../../platform/personal/personal.ts';
import { columns, inOrderOf, inTime } from '../../../platform/personal/sections.ts';

const tries: Step = {
  name: 'tries and invitations',
  async run({ leaver, ctx }) {
    const { pool } = ctx.db;
    await pool.query('DELETE FROM sign_in_failure WHERE key LIKE $1', [`%${leaver.id}%`]);
    await pool.query('DELETE FROM site_invitation WHERE email = $1', [leaver.was.email]);
    return null;
  },
};

/** What accounts keep of persons. */
export const identityPersonal: Personal = {
  columns: {
    'user.id': kept('Tells one author from another. The row says nothing else.'),
    'session.user_id': removed,
    'account_link.user_id': removed,
    'site_invitation.inviter_id': removed,
    'account_export.user_id': removed,
    'account_deletion.user_id': removedByStep,
  },
  steps: [tries],
  sections: [
    inOrderOf({
      ...{ file: 'account', about: 'Your profile and the settings of your account.', from: '"user" t', mine: 't.id' },
      ...{ key: 't.id', type: 'uuid' },
      item: columns(
        ...['id', 'username', 'email', 'email_verified_at', 'display_name', 'bio', 'role', 'presence_hidden', 'locale'],
        ...['time_zone', 'device_time_zone', 'suspended_until', 'silenced_until', 'created_at'],
        ...['presence_choice', 'presence_until'],
      ),
    }),
    inTime({
      ...{
        file: 'sessions',
        about: 'Where you are and were signed in.',
        from: 'session t',
        mine: 't.user_id',
        at: 't.created_at',
      },
      item: columns('id', 'user_agent', 'ip', 'created_at', 'last_seen_at', 'expires_at', 'revoked_at', 'revoked_for'),
    }),
    inTime({
      ...{
        file: 'site-invitations',
        about: 'Whom you invited to register.',
        from: 'site_invitation t',
        mine: 't.inviter_id',
      },
      ...{
        at: 't.created_at',
        item: columns('id', 'email', 'uses', 'uses_max', 'created_at', 'expires_at', 'revoked_at'),
      },
    }),
  ],
};
