import type pg from 'pg';
import { uuidv7 } from '../uuidv7.ts';

type Report = { author: string; begins: string; reporters: [username: string, reason: string, note: string | null][] };

/** What waits for a moderator in the demo: mild things, as most are. */
const reports: readonly Report[] = [
  {
    author: 'weiling',
    begins: 'We measured the same',
    reporters: [['jonas', 'off_topic', 'Fine, but it belongs into a topic of its own.']],
  },
  {
    author: 'jonas',
    begins: 'Is 2.8 still patched',
    reporters: [
      ['theodora', 'off_topic', null],
      ['dmitri', 'other', 'Asked three times this week. Pin the answer?'],
    ],
  },
];

/** Writes the demo's open reports, each about a reply that is there. */
export async function writeReports(client: pg.PoolClient, people: Map<string, string>, now: Date): Promise<void> {
  for (const [index, { author, begins, reporters }] of reports.entries()) {
    const at = new Date(now.getTime() - (index + 1) * 55 * 60_000);
    const { rows } = await client.query<{ id: string; subject: object }>(
      `SELECT r.id, jsonb_build_object('topicId', r.topic_id, 'number', r.number, 'title', t.title, 'excerpt', r.body,
         'author', person(r.author_id)) AS subject
       FROM reply r JOIN topic t ON t.id = r.topic_id WHERE r.author_id = $1 AND r.body LIKE $2 || '%' LIMIT 1`,
      [people.get(author), begins],
    );
    const [reply] = rows;
    if (!reply) throw new Error(`The seed reports a reply of ${author} that is not there.`);
    const id = uuidv7(at.getTime());
    await client.query(
      `INSERT INTO report (id, target_type, target_id, subject, created_at) VALUES ($1, 'reply', $2, $3, $4)`,
      [id, reply.id, JSON.stringify(reply.subject), at],
    );
    for (const [reporter, reason, note] of reporters) {
      await client.query(
        'INSERT INTO report_entry (report_id, reporter_id, reason, note, at) VALUES ($1, $2, $3, $4, $5)',
        [id, people.get(reporter), reason, note, at],
      );
    }
  }
}
