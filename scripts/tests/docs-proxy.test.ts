import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ApiProcess,
  createDatabase,
  type ProxyProgram,
  type RealProxy,
  startApi,
  startRealProxy,
  type TestDatabase,
} from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runIn } from '../docs/workshop.ts';
import { root } from '../lib/steps.ts';

const samples = {
  nginx: readFileSync(join(root, 'deploy/nginx.conf'), 'utf8'),
  haproxy: readFileSync(join(root, 'deploy/haproxy.cfg'), 'utf8'),
};
const at = mkdtempSync(join(tmpdir(), 'tidings-proxied-'));
const servers: ApiProcess[] = [];
const proxies: RealProxy[] = [];
let database: TestDatabase;

/** The sample, or what was made of it, before the servers of this test. */
async function start(program: ProxyProgram, config = samples[program]): Promise<string> {
  const ports = servers.map((server) => server.port);
  const proxy = await startRealProxy(program, config, ports);
  proxies.push(proxy);
  return proxy.url;
}

beforeAll(async () => {
  database = await createDatabase();
  for (const name of ['one', 'two']) {
    const env = { DATABASE_URL: database.url, DATA_DIR: join(at, name), SEED: 'demo', TRUST_PROXY: 'true' };
    servers.push(
      await startApi({ ...env, AUTH_SECRET: 'a-secret-that-both-instances-share-0123', RATE_LIMITS: 'off' }),
    );
  }
});
afterAll(async () => {
  await Promise.all(proxies.map((proxy) => proxy.close()));
  await Promise.all(servers.map((server) => server.term()));
  await database?.drop();
  rmSync(at, { recursive: true, force: true });
});

/** The statuses of four polls of each of some sessions; 400 is a session that the server asked does not know. */
async function polls(url: string): Promise<number[]> {
  const statuses: number[] = [];
  for (let session = 0; session < 4; session += 1) {
    const at = `${url}/ws/?EIO=4&transport=polling`;
    const opened = await (await fetch(at)).text();
    const sid = /"sid":"([^"]+)"/.exec(opened)?.[1] ?? '';
    for (let poll = 0; poll < 4; poll += 1) {
      const { status } = await fetch(`${at}&sid=${sid}`, { method: 'POST', body: '40/forum,{}' });
      statuses.push(status);
    }
  }
  return statuses;
}

const ways = (Object.keys(samples) as ProxyProgram[]).flatMap((program) =>
  ['websocket', 'polling', 'sse', 'rest'].map((transport) => [program, transport] as const),
);
test.each(ways)(
  'through the sample of %s a client is live by %s',
  async (program, transport) => {
    const url = await start(program);
    const probe = [process.execPath, join(root, 'packages/client/src/probe/main.ts'), '--url', url];
    const who = ['--login', 'alice', '--password', 'tidings-demo', '--seconds', '1', '--transport', transport];
    const { code, output } = await runIn(at, [...probe, ...who], {}, 45_000);
    expect(code, output).toBe(0);
    expect(output).toContain(transport);
  },
  90_000,
);

test.each([
  ['nginx', /hash \$tidings_client.*/, ''],
  ['haproxy', /balance hash.*/, 'balance roundrobin'],
] as const)(
  'the sample of %s keeps a polling session on its server; without its hash sessions are lost',
  async (program, line, instead) => {
    expect(samples[program]).toMatch(line);
    expect(new Set(await polls(await start(program)))).toEqual(new Set([200]));
    expect(await polls(await start(program, samples[program].replace(line, instead)))).toContain(400);
  },
  90_000,
);
