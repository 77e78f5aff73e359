import { rooms } from '@tidings/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newProgram } from '../support/agents.ts';
import { ask, team } from '../support/approvals.ts';
import { type Any, type Forum, startForum } from '../support/forum.ts';

let forum: Forum;
let ops: Awaited<ReturnType<typeof team>>;
beforeAll(async () => {
  forum = await startForum();
  ops = await team(forum);
});
afterAll(() => forum.close());

const trend = async (query = ''): Promise<Any['body']> => {
  const answer: Any = await ops.viewer.get(`/api/workspaces/${ops.id}/trend${query}`);
  expect(answer.status).toBe(200);
  return answer.body;
};

/** An approval that was asked and ended at these times. */
async function ended(state: string, endedAt: string, tookMs: number): Promise<void> {
  await forum.db.pool.query(
    `INSERT INTO approval (id, workspace_id, title, summary, kind, payload_bytes, requester_kind, requester_id, requester_name, risk,
       assigned_roles, assigned_people, required, correlation_id, state, created_at, ended_at)
     SELECT gen_random_uuid(), $1, 'Past', '', 'other', 0, 'member', $2, 'Somebody', 'low', '{}', '{}', 1, 'x', $3,
       $4::timestamptz - make_interval(secs => $5 / 1000.0), $4`,
    [ops.id, ops.owner.id, state, endedAt, tookMs],
  );
}
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const hour = 3_600_000;

test('days are those of the reader’s time zone, also those without any; the median is that of what was decided', async () => {
  const none = await trend('?days=3');
  expect(none.days).toHaveLength(3);
  expect([none.medianMs, none.medianBeforeMs]).toEqual([null, null]);
  const noon = new Date();
  noon.setUTCHours(0, 30, 0, 0);
  noon.setUTCDate(noon.getUTCDate() - 1);
  await ended('approved', noon.toISOString(), 1000);
  await ended('rejected', noon.toISOString(), 3000);
  await ended('approved', noon.toISOString(), 8000);
  await ended('expired', noon.toISOString(), 900_000);
  await ended('cancelled', noon.toISOString(), 900_000);
  await ended('approved', ago(10 * 24 * hour), 60_000);
  const utc = await trend('?days=30&timeZone=UTC');
  const day = { approved: 2, rejected: 1, expired: 1, medianMs: 3000 };
  expect(utc.days).toHaveLength(30);
  expect(utc.days.at(-2)).toEqual({ day: noon.toISOString().slice(0, 10), ...day });
  expect([utc.medianMs, utc.medianBeforeMs]).toEqual([3000, 60_000]);
  // Half past midnight in London was the evening before in New York.
  const before = new Date(noon.getTime() - 24 * hour).toISOString().slice(0, 10);
  const there = (await trend('?days=30&timeZone=America/New_York')).days;
  expect(there.find((one: Any) => one.day === before)).toMatchObject(day);
  expect(utc.positions[rooms.workspace(ops.id)]).toBeDefined();
  // A browser may know a zone that was named after the database was built.
  const zones = [...Intl.supportedValuesOf('timeZone'), 'America/Named_Tomorrow'];
  const { rows } = await forum.db.pool.query('SELECT z, known_zone(z) AS zone FROM unnest($1::text[]) z', [zones]);
  expect(rows.at(-1)).toEqual({ z: 'America/Named_Tomorrow', zone: 'UTC' });
  expect(rows.filter(({ z, zone }) => z === zone).length).toBeGreaterThan(zones.length / 2);
  const wrong: Any = await ops.viewer.get(`/api/workspaces/${ops.id}/trend?timeZone=Mars/Olympus`);
  expect([wrong.status, wrong.body.error.code]).toEqual([400, 'VALIDATION_FAILED']);
});

test('what happens to approvals, agents and members stands in one list, in order, page by page, for everybody in it', async () => {
  const program = await newProgram(forum, ops.owner, ops.id);
  const agent: Any = await program.post(`/api/workspaces/${ops.id}/agents`, { name: 'Ledger', version: '1' });
  expect(agent.status).toBeLessThan(300);
  const beat = (body: object) => program.post(`/api/agents/${agent.body.agent?.id ?? agent.body.id}/heartbeat`, body);
  expect((await beat({ status: 'running', task: 'Matching 212 invoices' })).status).toBe(200);
  await beat({ status: 'error', message: 'The bank answered 403' });
  const approval: Any = await ask(ops.operator, ops.id, { title: 'Refund €1,284.00' });
  const id = approval.id ?? approval.body?.id;
  await ops.operator.post(`/api/approvals/${id}/comments`, { body: 'x'.repeat(300) });
  const decided: Any = await ops.manager.post(`/api/approvals/${id}/decision`, { decision: 'approve' });
  expect(decided.body.state).toBe('approved');
  const items: Any[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const from = cursor && `&cursor=${cursor}`;
    const page: Any = (await ops.viewer.get(`/api/workspaces/${ops.id}/activity?limit=2${from}`)).body;
    expect(page.positions[rooms.workspace(ops.id)]).toBeDefined();
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
  expect(items.map(({ at }) => at)).toEqual(
    items
      .map(({ at }) => at)
      .sort()
      .reverse(),
  );
  const short = items.map(({ about, action, by, subject }) => [about, action, by.kind, subject.name]);
  expect(short.slice(0, 6)).toEqual([
    ['approval', 'approved', 'member', 'Refund €1,284.00'],
    ['approval', 'commented', 'member', 'Refund €1,284.00'],
    ['approval', 'asked', 'member', 'Refund €1,284.00'],
    ['agent', 'error', 'agent', 'Ledger'],
    ['agent', 'running', 'agent', 'Ledger'],
    ['agent', 'registered', 'agent', 'Ledger'],
  ]);
  expect(items[1].words).toBe('x'.repeat(200));
  expect([items[3].words, items[4].words]).toEqual(['The bank answered 403', 'Matching 212 invoices']);
  expect(short.at(-1)?.slice(0, 2)).toEqual(['member', 'created']);
  await ops.owner.delete(`/api/approvals/${id}`);
  const after: Any = (await ops.viewer.get(`/api/workspaces/${ops.id}/activity?limit=2`)).body;
  expect(after.items[0]).toMatchObject({ action: 'deleted', subject: { id, name: null } });
});
