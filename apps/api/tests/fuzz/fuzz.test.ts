import { readFileSync } from 'node:fs';
import { commands, type Namespace, namespaceAccess, namespaces } from '@tidings/contracts';
import { type Operation, operations } from '@tidings/contracts/rest';
import {
  type ApiProcess,
  createDatabase,
  figure,
  seededRandom,
  startApi,
  type TestDatabase,
  tallied,
  until,
} from '@tidings/testing';
import { type Person, signIn } from '@tidings/testing/cluster';
import { scratchDirectory } from '@tidings/testing/vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, codesOf, send, written } from './asking.ts';
import { httpCase } from './http-case.ts';
import { bend, oddTexts, oddValue, writeOddly } from './odd-values.ts';
import { type Known, sample } from './sample.ts';
import { whatIsThere } from './what-is-there.ts';

const cases = Number(process.env.FUZZ_CASES ?? 400);
/** The same in every run of the suite; the soak takes another each time, and prints it. */
const seed = Number(process.env.FUZZ_SEED ?? 20261127);
const MEGABYTE = 2 ** 20;
/** Commands in one go: after 20 refusals a connection is closed. */
const AT_ONCE = 10;
/** Requests after which everybody signs in anew. */
const SIGNED_IN = 100;
const dataDir = scratchDirectory();
let database: TestDatabase;
let api: ApiProcess;
let known: Known;
let members: Person[];
let tokens: (string | null)[];

beforeAll(async () => {
  database = await createDatabase();
  api = await startApi(
    {
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      SEED: 'demo',
      RATE_LIMITS: 'off',
      CONNECTIONS_PER_MEMBER: '50',
      LOG_LEVEL: 'error',
      TIMINGS: JSON.stringify({ accessToken: 4 * 3600_000 }),
    },
    { timeoutMs: 120_000 },
  );
  await signInAnew();
  known = await whatIsThere(api, database, members as [Person, Person]);
}, 180_000);
afterAll(async () => {
  await api?.kill();
  await database?.drop();
});

/** What is asked here ends sessions as well. */
async function signInAnew(): Promise<void> {
  members = await Promise.all(['alice', 'mod', 'admin'].map((name) => signIn(api.url, name)));
  tokens = [null, ...members.map(({ token }) => token)];
}

/** The token of somebody who may join a namespace. */
const tokenFor = (namespace: Namespace) => members[namespaceAccess[namespace] === 'staff' ? 2 : 0]?.token;

const residentBytes = () => {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${api.pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
};
const whole = () => {
  expect(api.records.filter(({ level }) => level === 'error' || level === 'fatal')).toEqual([]);
};

test(
  `attack 56: ${cases} requests of every operation, bent by seed ${seed}: nothing answers 500, nothing stays`,
  async () => {
    const random = seededRandom(seed);
    const all = Object.values(operations) as Operation[];
    const counts: Record<string, number> = {};
    const done = { read: 0, written: 0 };
    const wrong: string[] = [];
    let base = 0;
    for (let n = 0; n < cases; n += 1) {
      if (n % SIGNED_IN === 0) await signInAnew();
      const operation = all[n % all.length] as Operation;
      const made = httpCase(operation, random, known, random.pick(tokens));
      const { status, text } = await send(api.url, made).catch((error: Error) => ({
        status: 599,
        text: error.message,
      }));
      counts[status] = (counts[status] ?? 0) + 1;
      if (status >= 200 && status < 300) done[operation.method === 'GET' ? 'read' : 'written'] += 1;
      if (status >= 500)
        wrong.push(
          `seed ${seed}, case ${n}: ${made.method} ${made.path.slice(0, 300)} ${made.body?.toString().slice(0, 300)} → ${status} ${text}`,
        );
      if (n === Math.floor(cases / 4)) base = residentBytes();
    }
    expect(wrong).toEqual([]);
    expect(done.read, 'reads that got through').toBeGreaterThan(cases / 20);
    expect(done.written, 'writes that got through').toBeGreaterThan(cases / 100);
    whole();
    expect((await fetch(`${api.url}/health/live`)).status).toBe(200);
    const mostMegabytes = 96;
    await until(() => residentBytes() < base + mostMegabytes * MEGABYTE, {
      timeoutMs: 60_000,
      what: 'memory to be back',
    });
    figure('attack 56', `requests bent by seed ${seed}`, tallied(counts), '0 of 500 and above');
  },
  60_000 + cases * 300,
);

test(
  `attack 56: ${cases} commands on every namespace, bent by seed ${seed}: answered or closed, never INTERNAL`,
  async () => {
    const random = seededRandom(seed);
    const names = Object.keys(commands) as (keyof typeof commands)[];
    const counts: Record<string, number> = {};
    await signInAnew();
    for (let n = 0; n < cases; n += AT_ONCE) {
      const namespace = random.pick(namespaces);
      const auth = { token: tokenFor(namespace), deviceId: `device-${n}-fuzz`, protocol: 1 };
      const packets = Array.from({ length: AT_ONCE }, (_, id) => {
        const valid = sample(commands[names[(n + id) % names.length] as keyof typeof commands].input, random, known);
        const input = random.chance(0.2) ? valid : random.chance(0.2) ? oddValue(random) : bend(valid, random);
        const name = random.chance(0.95) ? names[(n + id) % names.length] : oddTexts(random).slice(0, 30);
        return `42${namespace},${id}[${JSON.stringify(name)},${random.chance(0.03) ? writeOddly(input, random) : written(input)}]`;
      });
      const answers = await ask(api.url, `40${namespace},${JSON.stringify(auth)}`, namespace, packets);
      for (const code of codesOf(answers)) counts[code] = (counts[code] ?? 0) + 1;
      if (answers.includes('"INTERNAL"')) expect.fail(`seed ${seed}, case ${n}: ${packets.join(' ').slice(0, 4000)}`);
    }
    for (let n = 0; n < cases / 20; n += 1) {
      const namespace = random.pick(namespaces);
      const valid = { token: tokenFor(namespace), deviceId: 'device-0001', protocol: 1 };
      const auth = random.chance(0.2) ? valid : bend({ ...valid, cursor: 'AQ' }, random);
      const packet = `40${namespace},${writeOddly(auth, random)}`;
      const answers = await ask(api.url, packet, namespace, []);
      if (answers.includes('session:ready')) counts['handshake ok'] = (counts['handshake ok'] ?? 0) + 1;
      for (const code of codesOf(answers)) counts[`handshake ${code}`] = (counts[`handshake ${code}`] ?? 0) + 1;
      if (answers.includes('"INTERNAL"')) expect.fail(`seed ${seed}: ${packet.slice(0, 1000)}`);
    }
    whole();
    expect(counts.ok, 'commands that got through').toBeGreaterThan(cases / 20);
    expect(counts['handshake ok'], 'handshakes that got through').toBeGreaterThan(0);
    expect((await fetch(`${api.url}/health/live`)).status).toBe(200);
    figure('attack 56', `commands bent by seed ${seed}`, tallied(counts), '0 INTERNAL');
  },
  60_000 + cases * 300,
);
