import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuthAnswer, Breach } from '@tidings/contracts';
import { DatabaseClient } from '@tidings/testing';
import { wait } from '../load/clock.ts';
import { call } from '../load/members.ts';
import { cpuMs } from '../measure/process-facts.ts';
import { median } from '../measure/stats.ts';
import type { Bench, Line, Suite } from '../measure/suite.ts';

/** Lines that the server imports from a file; how many ranges a round reads each way; hashes that raw SQL stores in one go. */
const LINES = 1_000_000;
const ASKED = 300;
const LOT = 20_000;
const PREFIX = 5;

const identifier = (n: number) => `person-${n}@leak.example`;
const hashOf = (n: number) => createHash('sha256').update(identifier(n)).digest('hex').slice(0, 40);

async function importFile({ machine, note }: Bench, token: string, lines: number): Promise<number> {
  const folder = join(machine.dataDir, 'breaches');
  const file = join(folder, 'bench.txt');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, Array.from({ length: lines }, (_, n) => `${identifier(n)}:secret-${n}`).join('\n'));
  try {
    const path = `${machine.api.url}/api/admin/breaches`;
    const begun = performance.now();
    const { id } = await call<Breach>(path, 'POST', token, {
      ...{ file: 'bench.txt', name: 'Bench', leakedAt: null, exposed: ['email'] },
    });
    for (;;) {
      const { items } = await call<{ items: Breach[] }>(path, 'GET', token);
      const found = items.find((one) => one.id === id);
      if (found?.state === 'done') break;
      if (found?.state === 'failed') throw new Error(`The import failed: ${found.error}`);
      await wait(200);
    }
    const took = (performance.now() - begun) / 1000;
    note(`${lines} lines in ${took.toFixed(1)} s`);
    return took;
  } finally {
    rmSync(file, { force: true });
  }
}

/** As many hashes, made and sorted by the database, each lot committed: what storing them costs at the least. */
async function storeRaw(raw: DatabaseClient, from: number, to: number): Promise<number> {
  const begun = performance.now();
  for (let at = from; at < to; at += LOT)
    await raw.query(
      `INSERT INTO bench_leak SELECT substring(sha256(n::text::bytea) FOR 20) AS hash, 1 FROM generate_series($1::int, $2::int) n
       ORDER BY hash`,
      [at, Math.min(to, at + LOT) - 1],
    );
  return (performance.now() - begun) / 1000;
}

async function timed(count: number, ask: (nth: number) => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const begun = performance.now();
    await ask(nth);
    took.push(performance.now() - begun);
  }
  return median(took);
}

const rangeSql = `SELECT encode(r.hash, 'hex') AS hash, count(*)::int AS breaches FROM breach_record r
  WHERE r.hash >= $1 AND r.hash <= $2 GROUP BY r.hash ORDER BY r.hash LIMIT 5000`;

/** A range over HTTP beside what it is made of: the statement, and a request to a server that does nothing. */
async function readRanges(
  { machine, rounds, note }: Bench,
  raw: DatabaseClient,
  token: string,
  among: number,
): Promise<Line> {
  const [ours, limit]: [number[], number[]] = [[], []];
  for (let round = -1; round < rounds; round += 1) {
    const prefixOf = (nth: number) => hashOf((nth * 997 + round + 1) % Math.min(LINES, among)).slice(0, PREFIX);
    const http = await timed(ASKED, (nth) =>
      call(`${machine.api.url}/api/exposures/range/${prefixOf(nth)}`, 'GET', token),
    );
    const sql = await timed(ASKED, (nth) => {
      const [from, to] = ['0', 'f'].map((digit) => Buffer.from(prefixOf(nth).padEnd(40, digit), 'hex'));
      return raw.query({ name: 'range', text: rangeSql, values: [from, to] });
    });
    const bare = await timed(ASKED, () => call(machine.bare.url, 'POST', null, { room: 'nobody', payload: {} }));
    note(`round ${round + 1}: ${http.toFixed(2)} ms beside ${sql.toFixed(2)} + ${bare.toFixed(2)} ms`);
    if (round < 0) continue;
    ours.push(http);
    limit.push(sql + bare);
  }
  const value = median(ours);
  return {
    ...{ what: `a range of hashes among ${among.toLocaleString('en')} over HTTP, p50`, unit: 'ms', ours: value },
    ...{ limit: { name: 'the bare statement, and a bare HTTP request', value: median(limit) } },
    ...{ goal: '≤ 5 ms', met: value <= 5 },
  };
}

/** Importing what leaked, and reading a range of hashes among it. */
export const leaks: Suite = {
  name: 'leaks',
  async run(bench): Promise<Line[]> {
    const { machine, records, note } = bench;
    const { accessToken } = await call<AuthAnswer>(`${machine.api.url}/api/auth/login`, 'POST', null, {
      ...{ login: 'admin', password: 'tidings-demo' },
    });
    const lines = Math.min(LINES, records);
    const before = cpuMs(machine.api.pid);
    const took = await importFile(bench, accessToken, lines);
    const used = (cpuMs(machine.api.pid) - before) / 1000;
    const raw = new DatabaseClient({ connectionString: machine.databaseUrl });
    await raw.connect();
    try {
      await raw.query('CREATE TABLE bench_leak (hash bytea, breach int, PRIMARY KEY (hash, breach))');
      const stored = await storeRaw(raw, 0, lines);
      await raw.query('DROP TABLE bench_leak');
      note(`${used.toFixed(1)} s of the server; as many hashes by raw SQL in ${stored.toFixed(1)} s`);
      const what = `${lines.toLocaleString('en')} leaked lines imported`;
      const found: Line[] = [
        {
          ...{ what, unit: 's', ours: took, limit: { name: 'as many hashes by raw SQL', value: stored } },
          ...{ goal: '–', met: null },
        },
        { what: 'CPU of the server for them', unit: 's', ours: used, limit: null, goal: '–', met: null },
      ];
      await raw.query('VACUUM ANALYZE breach_record');
      found.push(await readRanges(bench, raw, accessToken, lines));
      if (records === lines) return found;
      await raw.query(
        `INSERT INTO breach_record SELECT substring(sha256(n::text::bytea) FOR 20) AS hash, 2 FROM generate_series($1::int, $2::int) n
         ORDER BY hash ON CONFLICT DO NOTHING`,
        [lines, records - 1],
      );
      await raw.query('VACUUM ANALYZE breach_record');
      found.push(await readRanges(bench, raw, accessToken, records));
      return found;
    } finally {
      await raw.end();
    }
  },
};
