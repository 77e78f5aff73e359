import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@tidings/db/embedded';
import { type ApiProcess, createDatabase, startApi, type TestDatabase } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPages } from '../docs/pages.ts';
import { printed, snippetsOf } from '../docs/snippets.ts';
import { runIn, Workshop } from '../docs/workshop.ts';
import { root } from '../lib/steps.ts';

const pages = readPages();
const snippets = pages.flatMap(snippetsOf);
const programs = snippets.filter(({ output }) => output !== undefined);
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { probe: string } };
const dataDir = mkdtempSync(join(tmpdir(), 'tidings-docs-data-'));
const workshop = new Workshop();
let database: TestDatabase;
let api: ApiProcess;
let key = '';
let agent: Awaited<ReturnType<typeof makeAgent>>;

type Asks = <A extends object>(path: string, body?: object) => Promise<A>;

/** Asks as somebody of the demo: with a body it posts. */
async function signedIn(url: string, login: string): Promise<Asks> {
  let authorization = '';
  const ask: Asks = async (path, body) => {
    const answer = await fetch(url + path, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      headers: { ...(body && { 'content-type': 'application/json' }), authorization },
    });
    return (await answer.json()) as never;
  };
  const { accessToken } = await ask<{ accessToken: string }>('/api/auth/login', { login, password: 'tidings-demo' });
  authorization = `Bearer ${accessToken}`;
  return ask;
}

/** An API key as the page of other systems says to make one. */
async function makeKey(url: string): Promise<string> {
  const ask = await signedIn(url, 'admin');
  const body = { name: 'Pages', scopes: ['events:write', 'orders:write'] };
  return (await ask<{ key: string }>('/api/api-keys', body)).key;
}

/** A workspace with an agent as the page of workspaces says to make them, and somebody in it who approves of all that is asked. */
async function makeAgent(url: string) {
  const ask = await signedIn(url, 'alice');
  const { id } = await ask<{ id: string }>('/api/workspaces', { name: 'Pages' });
  const body = { name: 'Agent', scopes: ['agents:write', 'approvals:write', 'workspace:read'], workspaceId: id };
  const { key: agentKey } = await ask<{ key: string }>('/api/api-keys', body);
  const approve = async () => {
    const { items } = await ask<{ items: { id: string }[] }>(`/api/workspaces/${id}/approvals?filter=mine`);
    for (const one of items) await ask(`/api/approvals/${one.id}/decision`, { decision: 'approve' });
  };
  const timer = setInterval(() => void approve().catch(() => undefined), 500);
  return { env: { TIDINGS_WORKSPACE: id, TIDINGS_AGENT_KEY: agentKey }, stop: () => clearInterval(timer) };
}

beforeAll(async () => {
  database = await createDatabase();
  // Python's WebSocket client sends the address it connects to as Origin, so the server must know its port beforehand.
  const PORT = String(await freePort());
  api = await startApi({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    SEED: 'demo',
    RATE_LIMITS: 'off',
    PORT,
    OUTGOING_LOOPBACK: 'true',
  });
  key = await makeKey(api.url);
  agent = await makeAgent(api.url);
  for (const helper of snippets.filter(({ output }) => output === undefined)) await workshop.run(helper, {});
});
afterAll(async () => {
  agent?.stop();
  await api?.term();
  await database?.drop();
  workshop.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const env = () => ({ TIDINGS_URL: api.url, TIDINGS_KEY: key, ...agent.env });

test('every language the guide promises has programs', () => {
  expect(new Set(programs.map(({ language }) => language))).toEqual(new Set(['js', 'python', 'sh', 'ts']));
});

test.each(programs.map((snippet) => ({ ...snippet, name: `${snippet.page}:${snippet.line} ${snippet.file}` })))(
  '$name prints what the page says, in an empty folder with stock packages',
  async (snippet) => {
    const { code, output } = await workshop.run(snippet, env());
    if (code !== 0 || !printed(snippet.output ?? '', output)) {
      expect({ code, output }).toEqual({ code: 0, output: snippet.output });
    }
    if (snippet.language === 'ts') expect(await workshop.typeErrors(snippet.file)).toBe('');
  },
  240_000,
);

test('the documented call of the probe connects, prints and measures', async () => {
  const { text } = pages.find(({ path }) => path === 'docs/troubleshooting.md') ?? { text: '' };
  const [, call = ''] = /^```sh probe\npnpm probe (.*)$/m.exec(text) ?? [];
  const script = join(root, scripts.probe.replace(/^node /, ''));
  const args = call.replace('http://localhost:4000', api.url).split(' ');
  const { code, output } = await runIn(dataDir, [process.execPath, script, ...args], {}, 60_000);
  expect(code, output).toBe(0);
  expect(output).toMatch(/signed in as alice\n[\s\S]*live by websocket[\s\S]*there and back in \d+ ms/);
}, 90_000);

test('the list of metrics is what a running server has', async () => {
  const { text } = pages.find(({ path }) => path === 'docs/operations.md') ?? { text: '' };
  const answer = await (await fetch(`${api.url}/metrics`)).text();
  const names = [...answer.matchAll(/^# HELP (\w+)/gm)].map(([, name = '']) => name);
  const listed = [...text.matchAll(/^\| `(\w+)(?:\{[\w,]+\})?` \|/gm)].map(([, name = '']) => name);
  expect(names.filter((name) => !/^(process|nodejs)_/.test(name)).sort()).toEqual(listed.sort());
});

test('an event renamed in the page turns its program red, in every language', async () => {
  const named = /reply:created/g;
  const each = [...new Set(programs.map(({ language }) => language))].flatMap(
    (language) => programs.find((one) => one.language === language && one.code.search(named) >= 0) ?? [],
  );
  expect(each.map(({ language }) => language)).toContain('js');
  const runs = each.map(async (snippet) => {
    const renamed = { ...snippet, file: `renamed-${snippet.file}`, code: snippet.code.replace(named, 'reply:posted') };
    const { code, output } = await workshop.run(renamed, env(), 6_000);
    return code === 0 && printed(snippet.output ?? '', output);
  });
  expect(await Promise.all(runs)).toEqual(each.map(() => false));
}, 240_000);
