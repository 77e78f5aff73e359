// @vitest-environment node
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

const web = join(import.meta.dirname, '..');
const root = join(web, '..', '..');
const secrets = [join(root, '.data', 'fs-test'), join(web, '.data', 'fs-test')];
let server: ViteDevServer;
let url: string;
beforeAll(async () => {
  for (const file of secrets) {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, 'the secret');
  }
  server = await createServer({
    root: web,
    configFile: join(web, 'vite.config.ts'),
    logLevel: 'silent',
    server: { port: 0, strictPort: false, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  await server.listen();
  const address = server.httpServer?.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(async () => {
  await server.close();
  for (const file of secrets) rmSync(file);
});

const get = async (path: string) => {
  const answer = await fetch(`${url}${path}`);
  return { status: answer.status, text: await answer.text() };
};

test('attack 68: the development server listens to this machine alone', () => {
  expect(server.httpServer?.address()).toMatchObject({ address: '127.0.0.1' });
});

test('attack 68: the development server serves what the app is made of and nothing else', async () => {
  expect((await get('/src/main.tsx')).status).toBe(200);
  expect((await get(`/@fs${root}/packages/contracts/src/plain.ts`)).status).toBe(200);
  const outside = [
    ...secrets,
    '/etc/hostname',
    ...['package.json', 'apps/api/src/main.ts', 'packages/db/src/index.ts'].map((file) => join(root, file)),
  ];
  for (const file of outside) {
    for (const path of [
      `/@fs${file}`,
      `/@fs/${file}`,
      ...['?raw', '?import&raw', '?url&raw', '?raw??', '?import&url', '?inline', '?.svg?.wasm?init', '#/x.ts'].map(
        (end) => `/@fs${file}${end}`,
      ),
      `/@fs${web}/src/../../../${file.slice(root.length + 1)}`,
      `/@fs${web}/src/%2e%2e/%2e%2e/%2e%2e/${file.slice(root.length + 1)}`,
    ]) {
      const { status, text } = await get(path);
      // What it does not serve it answers with the page of the app, or refuses.
      expect(
        text.includes('the secret') || (status === 200 && !text.includes('<div id="root">')),
        `${path} ${status} ${text.slice(0, 80)}`,
      ).toBe(false);
    }
  }
});
