import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from './start-api.ts';

let directory: string;
let script: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'tidings-api-'));
  script = join(directory, 'server.mjs');
  writeFileSync(
    script,
    `import { createServer } from 'node:http';
     if (process.env.BROKEN) { console.error('no luck'); process.exit(3); }
     let asked = 0;
     const server = createServer((q, r) => r.writeHead(q.url === '/health/ready' && ++asked < 3 ? 503 : 200).end(process.env.GREETING));
     server.listen(Number(process.env.PORT), () => console.log(JSON.stringify({ msg: 'listening', port: server.address().port })));
     process.on('SIGTERM', () => process.exit(0));`,
  );
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('a process is handed over once it is ready, with its environment, and ends on SIGTERM', async () => {
  const api = await startApi({ GREETING: 'hello' }, { script });
  expect(await (await fetch(api.url)).text()).toBe('hello');
  expect(api.records[0]).toEqual({ msg: 'listening', port: api.port });
  expect(await api.term()).toEqual({ code: 0, signal: null });
});

test('a hung process answers nothing until it goes on', async () => {
  const api = await startApi({}, { script });
  api.stop();
  await expect(fetch(api.url, { signal: AbortSignal.timeout(200) })).rejects.toThrow();
  api.cont();
  expect((await fetch(api.url)).status).toBe(200);
  await api.kill();
  expect(await api.exited).toEqual({ code: null, signal: 'SIGKILL' });
});

test('a process that fails to start is quoted', async () => {
  await expect(startApi({ BROKEN: '1' }, { script })).rejects.toThrow('no luck');
});
