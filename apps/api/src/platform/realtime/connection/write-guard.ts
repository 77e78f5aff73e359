import type { SocketConnection } from './socket-connection.ts';

/** What may wait for one reader (PROTOCOL §6). */
export const writeLimits = { packets: 256, bytes: 1024 * 1024 };

type Packet = { data?: string | Buffer };
/** What the engine does not show in its types: its queue, and the `ws` socket of a WebSocket transport. */
type Engine = {
  writeBuffer: Packet[];
  transport: { socket?: { bufferedAmount: number; terminate(): void } };
  on(event: 'packetCreate', listener: (packet: Packet) => void): void;
  on(event: 'flush', listener: () => void): void;
  close(discard: boolean): void;
};
const engineOf = (connection: SocketConnection) => connection.engine as unknown as Engine;

/** Watches what waits to be written to a connection and cuts it off above the limits: memory is bounded (SEC-5). */
export function guardWrites(connection: SocketConnection, onSlow: (connection: SocketConnection) => void): void {
  const engine = engineOf(connection);
  let queued = 0;
  engine.on('packetCreate', (packet: Packet) => {
    queued += packet.data?.length ?? 0;
    const waiting = queued + (engine.transport.socket?.bufferedAmount ?? 0);
    if (engine.writeBuffer.length < writeLimits.packets && waiting <= writeLimits.bytes) return;
    onSlow(connection);
    cut(connection);
  });
  engine.on('flush', () => {
    queued = 0;
  });
}

/**
 * Ends a connection whose peer does not read: an orderly close would wait behind everything that is not read. Stock
 * clients come back by themselves.
 */
export function cut(connection: SocketConnection): void {
  if (connection.closing) return;
  connection.closing = true;
  const engine = engineOf(connection);
  const { transport } = engine;
  // Not within the write that found it: the engine is in the middle of queueing that packet.
  setImmediate(() => {
    engine.writeBuffer = [];
    engine.close(true);
    transport.socket?.terminate();
  });
}
