import { alertSources } from '@tidings/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { darkwatchSetting, findingOf, ingestSecret, send, signedFor } from '../support/alerts.ts';
import { type Any, type Forum, type Member, startForum } from '../support/forum.ts';

const MINUTE = 60_000;
let forum: Forum;
let ana: Member;
let admin: Member;
beforeAll(async () => {
  forum = await startForum({ ...darkwatchSetting, LOG_LEVEL: 'silent' });
  [ana, admin] = await forum.people('ana', 'admin');
});
afterAll(() => forum.close());

const bodyOf = (more: object = {}) =>
  JSON.stringify({ findings: [{ recipients: [ana.username], finding: findingOf('darkwatch'), ...more }] });
/** Sends these bytes with these headers, as somebody would who has no client of ours. */
async function post(
  source: string,
  body: string,
  headers: Record<string, string>,
): Promise<{ status: number; code: string }> {
  const answer = await fetch(`${forum.url}/api/ingest/${source}`, { method: 'POST', headers, body });
  const read: Any = await answer.json();
  return { status: answer.status, code: read.error?.code ?? 'taken' };
}
const refused = { status: 401, code: 'SIGNATURE_INVALID' };
const alertsOf = async (who: Member): Promise<Any[]> => ((await who.get('/api/alerts?limit=100')).body as Any).items;

describe('attack 44: what no source has signed, or signed for another moment, is refused and changes nothing', () => {
  test('forged: another secret, another source, another id, no signature, half of one, twice the header', async () => {
    const before = (await alertsOf(ana)).length;
    const body = bodyOf();
    const right = signedFor(body);
    const without = (name: string) => Object.fromEntries(Object.entries(right).filter(([key]) => key !== name));
    const tries: [string, Record<string, string>][] = [
      ['darkwatch', signedFor(body, { secret: 'the secret of somebody else, 0123456789' })],
      ['voiceprint', right],
      ['darkwatch', { ...right, 'x-tidings-id': 'another-id-0001' }],
      ['darkwatch', { ...right, 'x-tidings-signature': right['x-tidings-signature'].slice(0, -2) }],
      [
        'darkwatch',
        { ...right, 'x-tidings-signature': `${right['x-tidings-signature']}, ${right['x-tidings-signature']}` },
      ],
      ['darkwatch', { ...right, 'x-tidings-signature': `v1=${'0'.repeat(64)}` }],
      ['darkwatch', { ...right, 'x-tidings-timestamp': 'now' }],
      ...['x-tidings-id', 'x-tidings-timestamp', 'x-tidings-signature'].map(
        (name): [string, Record<string, string>] => ['darkwatch', without(name)],
      ),
    ];
    for (const [source, headers] of tries) expect(await post(source, body, headers)).toEqual(refused);
    expect((await alertsOf(ana)).length).toBe(before);
    expect(await post('darkwatch', body, right)).toMatchObject({ status: 202 });
  });

  test('old and early: five minutes either way are taken, a little more is not', async () => {
    const at = async (offset: number) => {
      const body = bodyOf();
      return (await post('darkwatch', body, signedFor(body, { at: Date.now() + offset }))).status;
    };
    expect(await Promise.all([-4.8 * MINUTE, 4.8 * MINUTE, -5.2 * MINUTE, 5.2 * MINUTE, -86_400_000].map(at))).toEqual([
      202, 202, 401, 401, 401,
    ]);
  });

  test('replayed: once, also when it comes ten times at once', async () => {
    const body = bodyOf();
    const headers = signedFor(body);
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('darkwatch', body, headers)));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'REPLAYED')).toHaveLength(9);
  });

  test('re-serialised: the same JSON in other bytes does not fit', async () => {
    const body = bodyOf();
    const headers = signedFor(body);
    for (const other of [
      JSON.stringify(JSON.parse(body), null, 1),
      `${body} `,
      body.replace('"findings"', '"\\u0066indings"'),
    ])
      expect(await post('darkwatch', other, headers)).toEqual(refused);
    expect((await post('darkwatch', body, headers)).status).toBe(202);
  });

  test('who is nobody is not answered what is wrong with the body; who is a source is', async () => {
    const body = '{"findings":[{"who":1}]}';
    expect(await post('darkwatch', body, { 'content-type': 'application/json' })).toEqual(refused);
    expect((await post('darkwatch', body, signedFor(body))).code).toBe('VALIDATION_FAILED');
    expect((await post('nonsense', body, signedFor(body))).status).toBe(404);
  });
});

test('a bad item fails alone; the request that failed as a whole can be sent again under its id', async () => {
  const finding = findingOf('darkwatch');
  const { status, body } = await send(forum, 'darkwatch', [
    { recipients: ['nobody-at-all'], finding },
    { recipients: [ana.username], finding },
    { recipients: [ana.username], finding: { ...finding, exposed: [] } },
    { recipients: [ana.username] },
    { finding },
    { monitored: { kind: 'email', value: 'not an address' }, finding },
  ]);
  expect(status).toBe(202);
  expect(body.results.map(({ error }: Any) => error?.code ?? null)).toEqual([
    ...['NOT_FOUND', null, 'VALIDATION_FAILED', 'VALIDATION_FAILED', 'VALIDATION_FAILED', 'VALIDATION_FAILED'],
  ]);
  await forum.db.pool.query('ALTER TABLE alert ADD CONSTRAINT broken CHECK (false) NOT VALID');
  const id = 'sent-again-0001';
  expect(
    (await send(forum, 'darkwatch', [{ recipients: [ana.username], finding: findingOf('darkwatch') }], { id })).status,
  ).toBe(500);
  await forum.db.pool.query('ALTER TABLE alert DROP CONSTRAINT broken');
  expect(
    (await send(forum, 'darkwatch', [{ recipients: [ana.username], finding: findingOf('darkwatch') }], { id })).status,
  ).toBe(202);
});

test('the same finding three times in one request is one alert, seen three times; others in it stand beside it', async () => {
  const bea = await forum.join('bea');
  const finding = findingOf('darkwatch');
  const item = (one: object) => ({ recipients: [bea.username], finding: one });
  const { body } = await send(forum, 'darkwatch', [finding, findingOf('darkwatch'), finding, finding].map(item));
  expect(body.results.map(({ created }: Any) => created)).toEqual([1, 1, 0, 0]);
  const [first, other, ...again] = body.results.map(({ alerts }: Any) => alerts[0]);
  expect([other === first, ...again]).toEqual([false, first, first]);
  const seen = new Map((await alertsOf(bea)).map(({ id, timesSeen }) => [id, timesSeen]));
  expect([seen.size, seen.get(first), seen.get(other)]).toEqual([2, 3, 1]);
});

test('what is monitored is found by its hash, whoever wrote it how; nothing of it is stored or answered in the clear', async () => {
  const added: Any = await ana.post('/api/monitored-items', { kind: 'email', value: ' Ana.Secret@Harbour.example ' });
  expect([added.status, added.body.masked]).toEqual([201, 'A•••@Harbour.example']);
  expect((await ana.post('/api/monitored-items', { kind: 'email', value: 'ana.secret@harbour.EXAMPLE' })).body).toEqual(
    added.body,
  );
  const finding = { ...findingOf('darkwatch'), identifier: 'ana.secret@harbour.example' };
  const monitored = { kind: 'email', value: 'ANA.SECRET@harbour.example' };
  const { body } = await send(forum, 'darkwatch', [{ monitored, finding }]);
  expect(body.results[0]).toMatchObject({ created: 1, error: null });
  const [alert] = await alertsOf(ana);
  expect(alert).toMatchObject({ monitoredId: added.body.id, finding: { identifier: 'a•••@harbour.example' } });
  expect((await ana.get('/api/monitored-items')).body).toMatchObject({ items: [{ id: added.body.id, openAlerts: 1 }] });
  for (const table of [
    'alert',
    'monitored_item',
    'notification',
    'event',
    'job',
    'notification_cause',
    'ingest_receipt',
    'kept_secret',
  ]) {
    const { rows } = await forum.db.pool.query(
      `SELECT t::text AS row FROM ${table} t WHERE t::text ILIKE '%ana.secret%'`,
    );
    expect(rows, table).toEqual([]);
  }
  expect((await ana.delete(`/api/monitored-items/${added.body.id}`)).status).toBe(204);
  expect(
    (await send(forum, 'darkwatch', [{ monitored, finding: { ...finding, breach: 'Another' } }])).body.results[0]
      .alerts,
  ).toEqual([]);
});

test('an admin makes a secret, sees it once, and the one before stops at once; that of settings is not theirs to make', async () => {
  const listed = async () => ((await admin.get('/api/admin/ingest-sources')).body as Any).items;
  expect((await listed()).map(({ source, secret }: Any) => [source, secret])).toEqual(
    alertSources.map((source) => [source, source === 'darkwatch' ? 'settings' : 'none']),
  );
  expect((await admin.post('/api/admin/ingest-sources/darkwatch/secret')).status).toBe(409);
  const make = async (): Promise<string> =>
    ((await admin.post('/api/admin/ingest-sources/voiceprint/secret')).body as Any).secret;
  const [first, second] = [await make(), await make()];
  const finding = () => [{ recipients: [ana.username], finding: findingOf('voiceprint') }];
  expect((await send(forum, 'voiceprint', finding(), { secret: first })).status).toBe(401);
  expect((await send(forum, 'voiceprint', finding(), { secret: second })).status).toBe(202);
  const one = (await listed()).find(({ source }: Any) => source === 'voiceprint');
  expect(one).toMatchObject({ secret: 'kept', madeAt: expect.any(String), lastUsedAt: expect.any(String) });
  const { rows } = await forum.db.pool.query(`SELECT encode(sealed, 'escape') AS sealed FROM kept_secret`);
  for (const secret of [first, second, ingestSecret])
    expect(JSON.stringify([rows, await listed()])).not.toContain(secret);
});

test('each source has its detector: raw input becomes a finding, or nothing where there is nothing to warn of', async () => {
  const raw = async (item: object, secret = ingestSecret) =>
    (await send(forum, 'darkwatch', [{ recipients: [ana.username], raw: item }], { secret })).body.results[0];
  const breach = { breach: 'Raw Set', leakedAt: null, records: null, exposed: ['password'] };
  const records = [
    { kind: 'email', identifier: 'raw@harbour.example' },
    { kind: 'email', identifier: 'none of this' },
  ];
  expect(await raw({ breach, records })).toMatchObject({ created: 1, error: null });
  expect(await raw({ breach, records: [records[1]] })).toMatchObject({ alerts: [], error: null });
  expect((await alertsOf(ana))[0]).toMatchObject({ severity: 'critical', finding: { breach: 'Raw Set' } });
});
