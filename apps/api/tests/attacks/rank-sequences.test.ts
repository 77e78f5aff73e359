import { until } from '@tidings/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newTopic, startForum } from '../support/forum.ts';

let forum: Forum;
let staff: Member[];
let mod: Member;
let admin: Member;
let category: string;
let elsewhere: string;
beforeAll(async () => {
  forum = await startForum();
  staff = await forum.people('mod', 'mod', 'admin', 'admin');
  [mod, , admin] = staff as [Member, Member, Member];
  [category, elsewhere] = [await forum.category(), await forum.category()];
});
afterAll(() => forum.close());

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const act = (who: Member, action: string, targetType: string, targetId: string, more: object = {}) =>
  who.post('/api/moderation/actions', { action, targetType, targetId, reason: 'Because.', ...more });
const undo = (who: Member, { body }: { body: Any }) => who.post(`/api/moderation/actions/${body.id}/undo`);
const statuses = (...answers: { status: number }[]) => answers.map(({ status }) => status);

describe('attack 59: an act and its undoing are no way round a higher rank', () => {
  test('a moderator who silences somebody and takes it back does not lift the suspension of an admin', async () => {
    const who = await forum.join('somebody');
    await act(admin, 'suspend', 'user', who.id, { until: inDays(9) });
    const silenced = await act(mod, 'silence', 'user', who.id, { until: inDays(1) });
    expect(statuses(silenced, await undo(mod, silenced), await act(mod, 'lift', 'user', who.id))).toEqual([
      201, 201, 403,
    ]);
    expect(await stateOf({ topic: await newTopic(admin, category), member: who.id })).toMatchObject({
      suspended: expect.any(String),
    });
  });

  test('a moderator who deletes what an admin hid and takes it back does not show it', async () => {
    const topic = await newTopic(await forum.join('somebody'), category);
    await act(admin, 'hide', 'topic', topic);
    const deleted = await act(mod, 'delete', 'topic', topic);
    expect(statuses(deleted, await undo(mod, deleted), await act(mod, 'restore', 'topic', topic))).toEqual([
      201, 201, 403,
    ]);
    expect((await mod.get(`/api/topics/${topic}`)).body.status).toBe('hidden');
  });

  test('who takes back their own act decided nothing; who takes back another’s did', async () => {
    const topic = await newTopic(await forum.join('somebody'), category);
    await undo(admin, await act(admin, 'pin', 'topic', topic));
    const pinned = await act(mod, 'pin', 'topic', topic);
    expect(statuses(pinned, await undo(admin, pinned), await act(mod, 'pin', 'topic', topic))).toEqual([201, 201, 403]);
  });

  test('which act was the last is not a question of the clocks of two servers', async () => {
    const topic = await newTopic(await forum.join('somebody'), category);
    const { body } = await act(admin, 'hide', 'topic', topic);
    await forum.db.pool.query(`UPDATE moderation_action SET at = at + interval '1 hour' WHERE id = $1`, [body.id]);
    await act(admin, 'restore', 'topic', topic);
    expect(statuses(await act(mod, 'hide', 'topic', topic), await undo(admin, { body }))).toEqual([403, 409]);
  });
});

describe('attack 59: sanctions of one member wait for each other, whichever of their things they name', () => {
  const waiting = async () => {
    const { rows } = await forum.db.pool.query(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows[0].n;
  };

  test.each(['silence', 'suspend'] as const)(
    'a moderator’s %s does not take the place of an admin’s of the same moment',
    async (action) => {
      const who = await forum.join('somebody');
      const [first, second] = [await newTopic(who, category), await newTopic(who, category)];
      const holder = await forum.db.pool.connect();
      try {
        await holder.query('BEGIN');
        await holder.query(`SELECT 1 FROM "user" WHERE id = $1 FOR UPDATE`, [who.id]);
        const byAdmin = act(admin, action, 'topic', first, { until: inDays(30) });
        await until(async () => (await waiting()) === 1, { what: 'the admin to wait' });
        const byMod = act(mod, action, 'topic', second, { until: inDays(1) });
        await until(async () => (await waiting()) === 2, { what: 'the moderator to wait' });
        await holder.query('COMMIT');
        expect(statuses(await byAdmin, await byMod)).toEqual([201, 403]);
      } finally {
        await holder.query('ROLLBACK');
        holder.release();
      }
    },
  );
});

type About = { topic: string; member: string };
type State = Record<string, unknown>;
async function stateOf({ topic, member }: About): Promise<State> {
  const { rows } = await forum.db.pool.query<State>(
    `SELECT t.deleted_at IS NOT NULL AS deleted, t.status, t.locked, t.pinned, t.category_id AS category,
       iso(u.silenced_until) AS silenced, iso(u.suspended_until) AS suspended
     FROM topic t, "user" u WHERE t.id = $1 AND u.id = $2`,
    [topic, member],
  );
  return rows[0] ?? {};
}

const wholes = ['hide', 'restore', 'delete', 'lock', 'unlock', 'pin', 'unpin', 'move'] as const;
const limits = ['silence', 'suspend', 'lift'] as const;
const step = fc.record({
  by: fc.nat({ max: 3 }),
  /** How many acts back is undone, 0 none. */
  back: fc.constantFrom(0, 0, 0, 1, 1, 2),
  action: fc.constantFrom(...wholes, ...limits, ...limits),
  byTopic: fc.boolean(),
  days: fc.integer({ min: 1, max: 30 }),
});

test('attack 59: in no sequence of acts and undoings does a moderator end what an admin decided', {
  timeout: 300_000,
}, async () => {
  let changed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 24 }), async (steps) => {
      const author = await forum.join('somebody');
      const about = { topic: await newTopic(author, category), member: author.id };
      /** Who decided what is so now, and what each act put in the place of which decision. */
      const decided: Record<string, Member | null> = {};
      const acts: { id: string; by: Member; replaced: typeof decided }[] = [];
      let state = await stateOf(about);
      for (const { by, back, action, byTopic, days } of steps) {
        const who = staff[by] as Member;
        const undone = back > 0 ? acts.at(-back) : undefined;
        const ofMember = (limits as readonly string[]).includes(action) && !byTopic;
        const answer = undone
          ? await undo(who, { body: undone })
          : await act(who, action, ofMember ? 'user' : 'topic', ofMember ? about.member : about.topic, {
              ...(action === 'move' && { categoryId: state.category === category ? elsewhere : category }),
              ...((action === 'silence' || action === 'suspend') && { until: inDays(days) }),
            });
        const now = await stateOf(about);
        const parts = Object.keys(now).filter((part) => now[part] !== state[part]);
        if (answer.status !== 201) expect(parts).toEqual([]);
        const replaced: typeof decided = {};
        for (const part of parts) {
          replaced[part] = decided[part] ?? null;
          if (who.role === 'moderator') {
            changed += 1;
            expect(`${part} of ${decided[part]?.role ?? 'nobody'}`).not.toBe(`${part} of admin`);
          }
          const given = undone && (undone.by === who || who.role === 'moderator');
          decided[part] = now[part] === null ? null : given ? (undone.replaced[part] ?? null) : who;
        }
        if (answer.status === 201 && !undone) acts.push({ id: answer.body.id, by: who, replaced });
        if (answer.status === 201 && undone) acts.splice(acts.indexOf(undone), 1);
        state = now;
      }
    }),
    { numRuns: 40, endOnFailure: false },
  );
  // Moderators were not just refused.
  expect(changed).toBeGreaterThan(40);
});
