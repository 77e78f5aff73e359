import { kept, type Personal, type Step } from '../../platform/personal/personal.ts';
import { columns, inTime } from '../../platform/personal/sections.ts';

/** Takes the words of the leaver out of what was reported and acted on, and what they said in reports. */
const words: Step = {
  name: 'reported words',
  async run({ leaver, ctx }) {
    const { pool } = ctx.db;
    for (const table of ['report', 'moderation_action'])
      await pool.query(
        `UPDATE ${table} SET subject = subject || '{"excerpt": "", "title": null}'
         WHERE subject -> 'author' ->> 'id' = $1::text AND (subject ->> 'excerpt' <> '' OR subject ->> 'title' IS NOT NULL)`,
        [leaver.id],
      );
    await pool.query('UPDATE moderation_action SET before = NULL WHERE member_id = $1 AND before IS NOT NULL', [
      leaver.id,
    ]);
    await pool.query('UPDATE report_entry SET note = NULL WHERE reporter_id = $1 AND note IS NOT NULL', [leaver.id]);
    return null;
  },
};

const log = 'The log of moderation says who did what to whom, by their ids.';

/** What the log of moderation keeps of persons. */
export const auditPersonal: Personal = {
  columns: {
    'moderation_action.moderator_id': kept(log),
    'moderation_action.member_id': kept(log),
    'moderation_action.target_id': kept(log),
    'report.target_id': kept(log),
    'report.closed_by_id': kept(log),
    'report_entry.reporter_id': kept(`${log} What they said there goes.`),
  },
  steps: [words],
  texts: [
    { table: 'moderation_action', key: { id: 'uuid' }, columns: { subject: 'jsonb', before: 'jsonb', reason: 'text' } },
    { table: 'report', key: { id: 'uuid' }, columns: { subject: 'jsonb' } },
    { table: 'report_entry', key: { report_id: 'uuid', reporter_id: 'uuid' }, columns: { note: 'text' } },
  ],
  sections: [
    inTime({
      ...{
        file: 'moderation',
        about: 'What moderators did to what you wrote and to your account.',
        from: 'moderation_action t',
      },
      ...{
        mine: 't.member_id',
        at: 't.at',
        item: columns('id', 'action', 'target_type', 'target_id', 'reason', 'until', 'at'),
      },
    }),
    inTime({
      ...{ file: 'reports', about: 'What you reported.', from: 'report_entry t', mine: 't.reporter_id', at: 't.at' },
      ...{ id: 't.report_id', item: columns('report_id', 'reason', 'note', 'at') },
    }),
  ],
};
