import { join } from 'node:path';
import { manage, spawnBound, until } from '@tidings/testing';
import { freePort } from './ports.ts';

export type Front = { port: number; close: () => Promise<void> };

const web = join(import.meta.dirname, '..', '..', 'apps/web');

/** Serves the built web app and passes everything else on to the API. */
export async function startFront(apiPort: number): Promise<Front> {
  const port = await freePort();
  const vite = join(web, 'node_modules/vite/bin/vite.js');
  const child = spawnBound(
    process.execPath,
    [vite, 'preview', '--host', '127.0.0.1', '--port', String(port), '--strictPort'],
    {
      cwd: web,
      env: { ...process.env, PORT: String(apiPort) },
      stdio: 'ignore',
    },
  );
  const server = manage(child);
  await until(async () => (await fetch(`http://127.0.0.1:${port}/mark.svg`)).ok, {
    what: 'the web app',
    timeoutMs: 20_000,
  });
  return { port, close: () => server.kill() };
}
