import type { Server } from 'socket.io';

type Engine = { transport: { socket?: { terminate(): void } }; once(event: 'close', listener: () => void): void };

/** A peer that does not answer the closing handshake is not waited for: it could stay for half a minute. */
const HANDSHAKE_MS = 300;

/** Makes the end of an engine connection the end of its TCP connection too, soon after. */
export function endTransports(io: Server): void {
  io.engine.on('connection', (engine: Engine) => {
    engine.once('close', () => {
      const { socket } = engine.transport;
      if (socket) setTimeout(() => socket.terminate(), HANDSHAKE_MS).unref();
    });
  });
}
