import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';

function tryListen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

/** A TCP port on 127.0.0.1 that nobody listens on right now. */
export async function freePort(): Promise<number> {
  const port = await tryListen(0);
  if (!port) throw new Error('No free TCP port on 127.0.0.1');
  return port;
}

/** Whether nobody listens on that port of 127.0.0.1. */
export const isPortFree = async (port: number): Promise<boolean> => (await tryListen(port)) !== undefined;

/** The port kept in a file while it is free, else another one, which is kept from now on. */
export async function rememberedPort(file: string): Promise<number> {
  let kept = 0;
  try {
    kept = Number(readFileSync(file, 'utf8'));
  } catch {
    // First start.
  }
  if (kept > 0 && (await isPortFree(kept))) return kept;
  const port = await freePort();
  writeFileSync(file, `${port}\n`);
  return port;
}
