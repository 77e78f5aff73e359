import { type DryRunLine, dryRunLineSchema, isQuiet, type QuietSpan } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newGroup, startForum } from '../support/forum.ts';
import { HOUR, put, type Someone, someone } from './souls.ts';

const PEOPLE = 400;
let forum: Forum;
let admin: Member;
let ana: Member;
let groupId: string;
beforeAll(async () => {
  forum = await startForum();
  [admin, ana] = await forum.people('admin', 'ana');
  groupId = await newGroup(ana);
});
afterAll(() => forum.close());

/** The line somebody is in, found out one at a time, by another way than the server does. */
function lineOf({ suspendedMs, zone, leases, setting }: Someone, endsInMs: number | null, at: number): DryRunLine {
  if (suspendedMs !== null && suspendedMs > 0 && suspendedMs >= (endsInMs ?? 365 * 24 * HOUR)) return 'suspended';
  if (!leases.some((ms) => ms > 0)) return 'later';
  if (!setting) return 'now';
  const quiet = {
    quietHours: { on: setting.on, spans: setting.spans as QuietSpan[] },
    dndUntil: setting.dndMs === null ? null : new Date(at + setting.dndMs).toISOString(),
    timeZone: zone === null || zone.startsWith('Mars') ? 'UTC' : zone,
  };
  return isQuiet(quiet, at) ? 'quiet' : 'now';
}

const run = async (input: object, query = ''): Promise<Any> => {
  const { status, body }: Any = await admin.post(
    `/api/announcements/dry-run${query}` as '/api/announcements/dry-run',
    input as never,
  );
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
};

async function namesOf(line: DryRunLine, audience: string, endsAt: string | null): Promise<string[]> {
  const names: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = new URLSearchParams({
      ...{ line, limit: '100', audience },
      ...(audience === 'group' && { audienceId: groupId }),
      ...(endsAt && { endsAt }),
      ...(cursor && { cursor }),
    });
    const { items, nextCursor }: Any = (await admin.get(`/api/announcements/dry-run/people?${query}` as never)).body;
    names.push(...items.map(({ username }: Any) => username));
    cursor = nextCursor;
  }
  return names;
}

test('whoever there is: the lines add up to the audience, and are those that who counts one by one finds, with the same names', async () => {
  const met = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(someone, { minLength: 50, maxLength: PEOPLE, size: 'max' }), async (made) => {
      const people = made.map((one, n) => ({ ...one, id: uuidv7(), username: `soul-${n}` }));
      await put(forum, groupId, people);
      for (const kind of ['all', 'group']) {
        for (const endsInMs of [null, 6 * HOUR]) {
          const endsAt = endsInMs === null ? null : new Date(Date.now() + endsInMs).toISOString();
          const audience = { kind, id: kind === 'group' ? groupId : null };
          const { people: sum, reached, lines, channels, at } = await run({ audience, endsAt });
          const expected = Object.fromEntries(dryRunLineSchema.options.map((line) => [line, [] as string[]]));
          for (const one of people)
            if (kind === 'all' || one.inGroup) expected[lineOf(one, endsInMs, Date.parse(at))]?.push(one.username);
          // Those who were there before: none is connected.
          const others = kind === 'all' ? [admin.username, ana.username, ...(await rootOf())] : [ana.username];
          expected.later?.push(...others);
          const counted = Object.fromEntries(lines.map(({ line, count }: Any) => [line, count]));
          expect(counted).toEqual(
            Object.fromEntries(Object.entries(expected).map(([line, all]) => [line, all.length])),
          );
          const total = Object.values(expected).flat().length;
          const missed = expected.suspended?.length ?? 0;
          expect([sum, reached]).toEqual([total, total - missed]);
          expect(channels).toEqual(['banner', 'inbox'].map((channel) => ({ channel, count: reached })));
          for (const line of dryRunLineSchema.options) {
            expect((await namesOf(line, kind, endsAt)).toSorted()).toEqual(expected[line]?.toSorted());
            if (expected[line]?.length) met.add(line);
          }
        }
      }
    }),
    { numRuns: 6, seed: 20261129, endOnFailure: true },
  );
  expect([...met].sort()).toEqual([...dryRunLineSchema.options].sort());
}, 240_000);

const rootOf = async () =>
  (
    await forum.db.prisma.user.findMany({
      where: { NOT: [{ username: { startsWith: 'soul-' } }, { id: { in: [admin.id, ana.id] } }] },
    })
  ).map(({ username }) => username);

test('looked up, a member is in the line that counts them, and it says why not and until when', async () => {
  const base = { suspendedMs: null, zone: 'UTC', leases: [HOUR], setting: null, inGroup: true };
  const all = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }));
  const people: Someone[] = [
    { ...base, id: uuidv7(), username: 'soul-now' },
    { ...base, id: uuidv7(), username: 'soul-later', leases: [-HOUR], inGroup: false },
    { ...base, id: uuidv7(), username: 'soul-dnd', setting: { on: false, spans: [], dndMs: HOUR } },
    { ...base, id: uuidv7(), username: 'soul-always', setting: { on: true, spans: all, dndMs: null } },
    { ...base, id: uuidv7(), username: 'soul-out', suspendedMs: 5000 * 24 * HOUR },
    { ...base, id: uuidv7(), username: 'soul-soon-back', suspendedMs: HOUR, leases: [] },
  ];
  await put(forum, groupId, people);
  const audience = { kind: 'all' };
  const look = async (name: string, input: object = { audience }) =>
    (await run(input, `?username=soul-${name}`)).lookedUp;
  expect(await look('now')).toMatchObject({ line: 'now', reason: null, until: null, person: { username: 'soul-now' } });
  expect(await look('later')).toMatchObject({ line: 'later', reason: null, until: null });
  const dnd = await look('dnd');
  expect(dnd).toMatchObject({ line: 'quiet', reason: null });
  expect(Math.abs(Date.parse(dnd.until) - Date.now() - HOUR)).toBeLessThan(60_000);
  expect(await look('always')).toMatchObject({ line: 'quiet', until: null });
  const out = await look('out');
  expect(out).toMatchObject({ line: 'suspended', reason: 'suspended' });
  expect(Date.parse(out.until)).toBeGreaterThan(Date.now() + 4000 * 24 * HOUR);
  expect(await look('soon-back')).toMatchObject({ line: 'later', reason: null });
  const toGroup = { audience: { kind: 'group', id: groupId } };
  expect(await look('later', toGroup)).toMatchObject({ line: null, reason: 'not_in_audience', until: null });
  expect((await run(toGroup, `?username=${admin.username}`)).lookedUp).toMatchObject({ line: null });
  const nobody: Any = await admin.post(
    '/api/announcements/dry-run?username=no-such-one' as never,
    { audience } as never,
  );
  expect([nobody.status, nobody.body.error.code]).toEqual([404, 'NOT_FOUND']);
});

test('it stores and sends nothing, and refuses what no announcement could be', async () => {
  const count = async () =>
    (
      await forum.db.pool.query(
        `SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM announcement) + (SELECT count(*) FROM job) AS n`,
      )
    ).rows;
  const before = await count();
  await run({ audience: { kind: 'all' } });
  const refused = async (input: object) => {
    const { status, body }: Any = await admin.post('/api/announcements/dry-run', input as never);
    return [status, body.error?.code];
  };
  expect(await refused({ audience: { kind: 'guests' } })).toEqual([422, 'UNSUPPORTED']);
  expect(await refused({ audience: { kind: 'group', id: uuidv7() } })).toEqual([404, 'NOT_FOUND']);
  for (const endsAt of ['2020-01-01T00:00:00.000Z', '0000-01-01T00:00:00Z'])
    expect(await refused({ audience: { kind: 'all' }, endsAt })).toEqual([400, 'VALIDATION_FAILED']);
  expect(await count()).toEqual(before);
});
