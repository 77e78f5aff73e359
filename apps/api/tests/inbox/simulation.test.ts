import { figure, type SeededRandom, seededRandom, tallied, until } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newGroup, newTopic, startForum } from '../support/forum.ts';
import { countedOf, settled, totals } from '../support/inbox.ts';
import { doSomething, type Stage } from './sim-deeds.ts';
import { SimDevice } from './sim-device.ts';

const seeds = Number(process.env.SIMULATION_SEEDS ?? 60);
const first = Number(process.env.SIMULATION_SEED ?? 1);
const LANES = 3;
const DEEDS = 4;

let forum: Forum;
let stage: Stage;
let devices: SimDevice[];
beforeAll(async () => {
  forum = await startForum({ TIMINGS: JSON.stringify({ jobPoll: 20, coalesce: 20 }) });
  const members = await forum.people('alice', 'bob', 'carol');
  const mod = await forum.join('mod', 'moderator');
  const [alice, bob] = members;
  const category = await forum.category();
  const group = await newGroup(alice);
  const posts: Stage['posts'] = [];
  for (const author of members) posts.push({ id: await newTopic(author, category), kind: 'topics', author });
  await forum.db.pool.query(
    `INSERT INTO watch (user_id, target_type, target_id, level) VALUES ($1, 'category', $2, 'watching')`,
    [bob.id, category],
  );
  stage = { forum, members, mod, category, group, posts };
  devices = [];
  for (const member of [...members, mod]) for (let n = 0; n < 3; n++) devices.push(await SimDevice.open(forum, member));
});
afterAll(async () => {
  for (const device of devices ?? []) device.close();
  await forum?.close();
});

/** What was put off until now has come back, and nothing waits to be notified. */
async function atRest(): Promise<void> {
  const due = async () => {
    const { pool } = forum.db;
    await pool.query(`UPDATE job SET due_at = now() WHERE kind = 'notifications:wake' AND locked_by IS NULL`);
    const { rows } = await pool.query(
      `SELECT 1 FROM notification WHERE snoozed_until < now() + interval '1 second' AND deleted_at IS NULL LIMIT 1`,
    );
    return rows.length === 0;
  };
  await until(due, { timeoutMs: 30_000, what: 'what was put off to come back' });
  await settled(forum, 30_000);
}

const headOf = async ({ id }: Member): Promise<number> =>
  Number((await forum.db.pool.query('SELECT head FROM stream WHERE room = $1', [`user:${id}`])).rows[0].head);

/** Everything of an inbox that lists show, page by page. */
async function snapshotOf(member: Member): Promise<Any> {
  const items: Any[] = [];
  let last: Any;
  for (const filter of ['all', 'snoozed', 'archived'])
    for (let cursor: string | null = ''; cursor !== null; cursor = last.nextCursor) {
      last = (await member.get(`/api/notifications?limit=100&filter=${filter}${cursor && `&cursor=${cursor}`}`)).body;
      items.push(...last.items);
    }
  return { ...last, items: items.sort((a, b) => b.position - a.position) };
}

const words = [
  'title',
  'message',
  'data',
  'actor',
  'actors',
  'groupCount',
  'entity',
  'actionUrl',
  'version',
  'updatedAt',
];
const without = (item: Any, names: string[]) =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)));

/** What devices, numbers, lists and rows of a member do not agree on. */
async function disagreements(member: Member): Promise<string[]> {
  const head = await headOf(member);
  const snapshot = await snapshotOf(member);
  const rows = await countedOf(forum, member);
  const faults: string[] = [];
  const same = (what: string, a: unknown, b: unknown) => {
    const [x, y] = [JSON.stringify(a), JSON.stringify(b)];
    if (x !== y) faults.push(`${member.username}: ${what}: ${x} is not ${y}`);
  };
  same('numbers and rows', totals(snapshot.counts), totals(rows));
  for (const device of devices.filter((one) => one.member === member)) {
    faults.push(...(await device.settle(head)).map((fault) => `${member.username}: ${fault}`));
    const { oracle } = device;
    same('the numbers of a device', totals(oracle.counts()), totals(rows));
    same('what was seen', oracle.seenUpTo, snapshot.seenUpTo);
    const shown = new Map(oracle.shown().map((item) => [item.id, item]));
    same(
      'ids in order',
      [...shown.keys()],
      snapshot.items.map(({ id }: Any) => id),
    );
    for (const item of snapshot.items) {
      const skipped = oracle.backAgain.has(item.id) ? words : [];
      const [mine, theirs] = [without(shown.get(item.id) ?? {}, skipped), without(item, skipped)];
      for (const name of Object.keys(theirs)) same(`${name} of ${item.id}`, mine[name], theirs[name]);
    }
  }
  return faults;
}

async function play(random: SeededRandom): Promise<string[]> {
  const undo = new Map<Member, string>();
  const cut = random.chance(0.2) ? random.pick(devices) : null;
  cut?.cut();
  const lane = async () => {
    for (let n = 0; n < DEEDS; n++) await doSomething(stage, random, undo);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await atRest();
  await cut?.back();
  const faults: string[] = [];
  for (const member of [...stage.members, stage.mod]) faults.push(...(await disagreements(member)));
  return faults;
}

test(
  'whatever happens on three devices at once: devices, numbers at each offset, lists and rows agree',
  async () => {
    for (let seed = first; seed < first + seeds; seed++) {
      const faults = await play(seededRandom(seed)).catch((error: Error) => [String(error.stack)]);
      const again = `seed ${seed} (SIMULATION_SEED=${seed} SIMULATION_SEEDS=1)`;
      expect(faults.length > 0 ? `${again}: ${faults.slice(0, 5).join('; ')}` : '').toBe('');
    }
    const { rows } = await forum.db.pool.query(
      `SELECT name, count(*)::int AS n FROM event WHERE name LIKE 'notification:%' GROUP BY name ORDER BY name`,
    );
    const coverage = Object.fromEntries(rows.map(({ name, n }) => [name.slice('notification:'.length), n]));
    figure(`inbox simulation, ${seeds} seeds from ${first}`, 'met', tallied(coverage), 'no disagreement');
    if (seeds < 100) return;
    for (const name of ['new', 'updated', 'read', 'seen', 'archived', 'snoozed', 'deleted', 'retracted'])
      expect(coverage[name] ?? 0, name).toBeGreaterThanOrEqual(seeds / 10);
  },
  120_000 + seeds * 3000,
);
