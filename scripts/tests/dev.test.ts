import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, isAlive } from '@tidings/db/embedded';
import { processTree, until } from '@tidings/testing';
import { afterAll, afterEach, expect, test } from 'vitest';

const dataDir = mkdtempSync(join(tmpdir(), 'tidings-dev-'));
// Root lends the server another user, who must be able to come here.
chmodSync(dataDir, 0o711);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

interface Dev {
  child: ChildProcess;
  output: () => string;
  ready: () => Promise<unknown>;
  end: (signal: NodeJS.Signals) => Promise<number[]>;
}

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

function dev(env: Record<string, string> = {}): Dev {
  const child = spawn(process.execPath, ['scripts/dev.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  const ready = () =>
    until(() => text.includes('Tidings is ready') || child.exitCode !== null, { timeoutMs: 60_000, what: 'pnpm dev' });
  return {
    child,
    output: () => text,
    ready: async () => {
      await ready();
      expect(text).toContain('Tidings is ready');
    },
    /** Ends it and gives the processes that still run five seconds later. */
    end: async (signal) => {
      const tree = processTree(child.pid ?? 0);
      expect(tree.length).toBeGreaterThan(5);
      child.kill(signal);
      await until(() => !tree.some(isAlive), { timeoutMs: 5000 }).catch(() => undefined);
      return tree.filter(isAlive);
    },
  };
}

async function ports(): Promise<{ PORT: string; WEB_PORT: string }> {
  return { PORT: String(await freePort()), WEB_PORT: String(await freePort()) };
}

test('one command brings everything up, says what a newcomer needs, and Ctrl-C leaves nothing', async () => {
  const env = await ports();
  const first = dev(env);
  await first.ready();
  for (const part of [`http://localhost:${env.WEB_PORT}`, '/api/docs', '/metrics', 'alice', 'tidings-demo', 'Ctrl-C']) {
    expect(first.output()).toContain(part);
  }
  for (const part of ['PostgreSQL is up', 'Database migrated', 'API is up', 'Web app is up']) {
    expect(first.output()).toContain(`✔ ${part}`);
  }
  const answer = await fetch(`http://127.0.0.1:${env.WEB_PORT}/api/categories`);
  expect(answer.status).toBe(200);

  const second = dev(env);
  await once(second.child, 'exit');
  expect(second.child.exitCode).toBe(1);
  expect(second.output()).toContain(
    `already runs on this data (process ${first.child.pid}): http://localhost:${env.WEB_PORT}`,
  );

  expect(await first.end('SIGINT')).toEqual([]);
});

test('after kill -9 nothing runs five seconds later, and the next start says so and works', async () => {
  const env = await ports();
  const first = dev(env);
  await first.ready();
  expect(await first.end('SIGKILL')).toEqual([]);
  const second = dev(env);
  await second.ready();
  expect(second.output()).toContain('ended without cleaning up');
  expect(await second.end('SIGTERM')).toEqual([]);
});

test('a port that is taken is named and the next free one is used', async () => {
  const env = await ports();
  const squatter = createServer().listen(Number(env.PORT), '127.0.0.1');
  await once(squatter, 'listening');
  const only = dev(env);
  await only.ready();
  expect(only.output()).toContain(`Port ${env.PORT} is taken by another program: using `);
  squatter.close();
  expect(await only.end('SIGINT')).toEqual([]);
});
