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

/**
 * Watches, from its birth, what waits to be written to an engine connection and calls `onSlow` once above the limits:
 * memory is bounded (SEC-5).
 */
export function guardWrites(connection: object, onSlow: () => void): void {
  const engine = connection as Engine;
  let queued = 0;
  let slow = false;
  engine.on('packetCreate', (packet: Packet) => {
    queued += packet.data?.length ?? 0;
    const waiting = queued + (engine.transport.socket?.bufferedAmount ?? 0);
    if (slow || (engine.writeBuffer.length < writeLimits.packets && waiting <= writeLimits.bytes)) return;
    slow = true;
    onSlow();
  });
  engine.on('flush', () => {
    queued = 0;
  });
}

/**
 * Ends a connection whose peer does not read, or sends too much: an orderly close would wait behind everything that is
 * not read. Stock clients come back by themselves.
 */
export function cut(connection: object): void {
  const engine = connection as Engine;
  const { transport } = engine;
  // Not within the write or the packet that found it: the engine is in the middle of it.
  setImmediate(() => {
    engine.writeBuffer = [];
    engine.close(true);
    transport.socket?.terminate();
  });
}
