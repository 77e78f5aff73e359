import type { Server } from 'socket.io';

type Client = { transport: { socket?: { terminate(): void } } };

/** A peer that does not answer the closing handshake is not waited for. */
const HANDSHAKE_MS = 1000;

/** Closes every engine connection and the HTTP server under it, which first finishes the requests in flight. */
export async function closeEngine(io: Server): Promise<void> {
  const { clients } = io.engine as unknown as { clients: Record<string, Client> };
  const sockets = Object.values(clients).flatMap(({ transport }) => transport.socket ?? []);
  const timer = setTimeout(() => {
    for (const socket of sockets) socket.terminate();
  }, HANDSHAKE_MS);
  await io.close();
  clearTimeout(timer);
}
