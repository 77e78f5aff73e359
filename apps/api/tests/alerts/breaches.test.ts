import { createHash } from 'node:crypto';
import { figure, until } from '@tidings/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importLines, LOT } from '../../src/features/alerts/breaches/import-lines.ts';
import { LINE_MAX, LineTooLong, readLines } from '../../src/features/alerts/breaches/read-lines.ts';
import { readRecord } from '../../src/features/alerts/breaches/read-record.ts';
import { readRange } from '../../src/features/alerts/breaches/records.ts';
import { leak } from '../support/alerts.ts';
import { type Any, type Forum, type Member, startForum } from '../support/forum.ts';

const MB = 1024 * 1024;
/** Lines that are imported from a file, by the server; and records that ranges are read among. */
const LINES = Number(process.env.BREACH_LINES ?? 50_000);
const RECORDS = 1_000_000;
let forum: Forum;
let admin: Member;
let ana: Member;
beforeAll(async () => {
  forum = await startForum({ TIMINGS: '{"jobPoll":20}' });
  [admin, ana] = await forum.people('admin', 'ana');
});
afterAll(() => forum.close());

async function imported(file: string, content: string | Buffer, more: object = {}): Promise<Any> {
  leak(forum, file, content);
  const { body }: Any = await admin.post('/api/admin/breaches', {
    file,
    name: file,
    exposed: ['email', 'password'],
    ...more,
  });
  return until(
    async () => {
      const one = ((await admin.get('/api/admin/breaches')).body as Any).items.find(({ id }: Any) => id === body.id);
      return one?.endedAt ? one : null;
    },
    { what: `${file} to be imported`, timeoutMs: 240_000 },
  );
}
/** The median and the 95th percentile of how long these took, one after the other, in ms to the hundredth. */
async function percentiles(all: readonly string[], ask: (one: string) => Promise<void>): Promise<[number, number]> {
  const took: number[] = [];
  for (const one of all) {
    const from = performance.now();
    await ask(one);
    took.push(performance.now() - from);
  }
  took.sort((a, b) => a - b);
  const at = (share: number) => Math.round((took[Math.floor(all.length * share)] ?? Number.NaN) * 100) / 100;
  return [at(0.5), at(0.95)];
}
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 40);

test('identifiers are read out of what leaks look like, and nothing else is', () => {
  const read = (line: string) => readRecord(Buffer.from(line));
  expect(read('Sam@Harbour.example:hunter2')).toEqual({ kind: 'email', normal: 'sam@harbour.example' });
  expect(read('17;"sam@harbour.example";"+49 40 123456"')).toEqual({ kind: 'email', normal: 'sam@harbour.example' });
  expect(read('+49 (0)40 1234-471\tsomething')).toEqual({ kind: 'phone', normal: '49401234471' });
  expect(read('sam_w:hunter2')).toEqual({ kind: 'username', normal: 'sam_w' });
  for (const line of ['', '   ', '::::', '42', 'a b c d', 'x'.repeat(300)]) expect(read(line), line).toBeNull();
  expect(readRecord(Buffer.from([0x73, 0x61, 0x6d, 0xff, 0xfe, 0x40]))).toBeNull();
});

test('whoever has an identifier of a file watched is warned once; among a million records ranges answer within 5 ms', async () => {
  await ana.post('/api/monitored-items', { kind: 'email', value: 'person-7777@leak.example' });
  await ana.post('/api/monitored-items', { kind: 'email', value: 'not-in-it@leak.example' });
  const lines = Array.from({ length: LINES }, (_, n) => `person-${n}@leak.example:secret-${n}`);
  lines[12] = '';
  const broken = Buffer.concat([Buffer.from([0xc3, 0x28, 0x0a]), Buffer.from(lines.join('\r\n'))]);
  lines.length = 0;
  const begun = performance.now();
  const done = await imported('million.txt', broken);
  figure('DarkWatch', `${LINES} leaked records imported`, `${Math.round((performance.now() - begun) / 1000)} s`);
  expect(done).toMatchObject({ state: 'done', lines: LINES + 1, taken: LINES - 1, skipped: 2, matched: 1, share: 1 });
  const { items }: Any = (await ana.get('/api/alerts')).body;
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    severity: 'critical',
    finding: { identifier: 'p•••@leak.example', breach: 'million.txt' },
  });
  const LOT = 50_000;
  for (let from = LINES; from < RECORDS; from += LOT)
    await forum.db.pool.query(
      `INSERT INTO breach_record (hash, breach) SELECT substring(sha256(n::text::bytea) FOR 20), 2 FROM generate_series($1::int, $2::int) n`,
      [from, Math.min(RECORDS, from + LOT) - 1],
    );
  await forum.db.pool.query('ANALYZE breach_record');
  const asked = Array.from({ length: 200 }, (_, n) => hashOf(`person-${n * 199 + 1}@leak.example`));
  const [own, http] = [new Map<string, Any>(), new Map<string, Any>()];
  const first = async (hash: string) => void own.set(hash, await readRange(forum.db, hash.slice(0, 5)));
  const overHttp = async (hash: string) =>
    void http.set(hash, (await ana.get(`/api/exposures/range/${hash.slice(0, 5)}`)).body);
  const alone = await percentiles(asked, first);
  figure(
    'DarkWatch',
    'range of hashes among a million, by the function',
    `p50 ${alone[0]} ms, p95 ${alone[1]} ms`,
    '5 ms',
  );
  const asHttp = await percentiles(asked, overHttp);
  figure('DarkWatch', 'the same over HTTP', `p50 ${asHttp[0]} ms, p95 ${asHttp[1]} ms`);
  for (const hash of asked) {
    expect(own.get(hash)).toContainEqual({ suffix: hash.slice(5), breaches: 1 });
    expect(http.get(hash).items).toEqual(own.get(hash));
  }
  expect(alone[0]).toBeLessThan(5);
  const hash = hashOf('person-7777@leak.example');
  const { body }: Any = await ana.get(`/api/exposures/range/${hash.slice(0, 5).toUpperCase()}`);
  expect(body.items).toContainEqual({ suffix: hash.slice(5), breaches: 1 });
}, 300_000);

describe('attack 52: what no file of records is', () => {
  /** A stream that is never in memory. */
  async function* endless(bytes: number, line: Buffer): AsyncGenerator<Buffer> {
    yield line;
    const chunk = Buffer.alloc(MB, 'a');
    for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk;
  }

  test('a line of 1 GB is refused with its number before it is read, and memory stays flat', async () => {
    const before = process.memoryUsage().rss;
    const refused = await importLines(
      endless(1024 * MB, Buffer.from('one@leak.example\ntwo@leak.example\n')),
      Buffer.alloc(32),
      async () => 0,
    ).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(LineTooLong);
    expect((refused as LineTooLong).line).toBe(3);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * MB);
    const said = await imported(
      'long.txt',
      Buffer.concat([Buffer.from('one@leak.example\n'), Buffer.alloc(LINE_MAX + 1, 'x')]),
    );
    expect(said).toMatchObject({ state: 'failed', error: expect.stringContaining('Line 2') });
  });

  test('of 128 MB of short lines no more than one lot is in memory, and of what is imported neither', async () => {
    async function* many(bytes: number): AsyncGenerator<Buffer> {
      const chunk = Buffer.from('somebody@leak.example:secret\n'.repeat(2000));
      for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk;
    }
    const before = process.memoryUsage().rss;
    let lines = 0;
    for await (const lot of readLines(many(128 * MB))) {
      lines += lot.length;
      expect(lot.length).toBeLessThanOrEqual(2001);
    }
    expect(lines).toBeGreaterThan(4_000_000);
    const lots: number[] = [];
    await importLines(many(6 * MB), Buffer.alloc(32), async ({ hashes }) => {
      lots.push(hashes.length);
      return 0;
    });
    expect(lots.length).toBeGreaterThan(10);
    expect(Math.max(...lots)).toBeLessThan(LOT + 2001);
    expect(process.memoryUsage().rss - before).toBeLessThan(96 * MB);
  });

  test('duplicates are stored once; a file of elsewhere, of another name or none at all is not read', async () => {
    await imported('twice.txt', 'twin@leak.example\nTWIN@leak.example\n'.repeat(50));
    const hash = hashOf('twin@leak.example');
    expect(await readRange(forum.db, hash.slice(0, 5))).toContainEqual({ suffix: hash.slice(5), breaches: 1 });
    const ask = async (file: string) => (await admin.post('/api/admin/breaches', { file, name: 'x' })).status;
    expect([await ask('nothing.txt'), await ask('../secret'), await ask('/etc/passwd'), await ask('.hidden')]).toEqual([
      404, 400, 400, 400,
    ]);
  });
});
