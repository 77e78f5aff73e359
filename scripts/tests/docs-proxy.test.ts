import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@tidings/db/embedded';
import {
  type ApiProcess,
  createDatabase,
  findBinary,
  type ManagedProcess,
  manage,
  spawnBound,
  startApi,
  type TestDatabase,
  until,
} from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPages } from '../docs/pages.ts';
import { snippetsOf } from '../docs/snippets.ts';
import { runIn } from '../docs/workshop.ts';
import { root } from '../lib/steps.ts';

const sample =
  readPages()
    .flatMap(snippetsOf)
    .find(({ file }) => file === 'tidings.conf')?.code ?? '';
const at = mkdtempSync(join(tmpdir(), 'tidings-nginx-'));
const servers: ApiProcess[] = [];
const proxies: ManagedProcess[] = [];
let database: TestDatabase;

/** The page's sample with the ports of this test, inside the least that nginx needs around it. */
async function startNginx(config: string): Promise<string> {
  const port = await freePort();
  const folder = join(at, String(port));
  mkdirSync(folder);
  const ports = servers.map((server) => server.port);
  const adapted = config
    .replace('127.0.0.1:4000', `127.0.0.1:${ports[0]}`)
    .replace('127.0.0.1:4001', `127.0.0.1:${ports[1]}`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const text = `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
    events {} http { access_log off; ${temporary.join(' ')} ${adapted.replace('127.0.0.1:8080', `127.0.0.1:${port}`)} }`;
  writeFileSync(join(folder, 'nginx.conf'), text);
  const args = ['-p', folder, '-e', `${folder}/error.log`, '-c', `${folder}/nginx.conf`];
  proxies.push(manage(spawnBound(await findBinary('nginx'), args, { stdio: 'ignore' })));
  const url = `http://127.0.0.1:${port}`;
  await until(
    () =>
      fetch(`${url}/health/live`).then(
        ({ ok }) => ok,
        () => false,
      ),
    { what: 'nginx' },
  );
  return url;
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
  await Promise.all(proxies.map((proxy) => proxy.term()));
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

test.each(['websocket', 'polling', 'sse', 'rest'])(
  'through the sample a client is live by %s',
  async (transport) => {
    const url = await startNginx(sample);
    const probe = [process.execPath, join(root, 'packages/client/src/probe/main.ts'), '--url', url];
    const who = ['--login', 'alice', '--password', 'tidings-demo', '--seconds', '1', '--transport', transport];
    const { code, output } = await runIn(at, [...probe, ...who], {}, 45_000);
    expect(code, output).toBe(0);
    expect(output).toContain(transport);
  },
  90_000,
);

test('the sample keeps a polling session on its server; without its first line sessions are lost', async () => {
  expect(sample).toContain('ip_hash;');
  expect(new Set(await polls(await startNginx(sample)))).toEqual(new Set([200]));
  expect(await polls(await startNginx(sample.replace(/ip_hash;.*/, '')))).toContain(400);
}, 90_000);
