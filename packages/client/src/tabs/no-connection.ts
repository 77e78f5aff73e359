import { type Connection, ConnectionError, type ConnectionEvents, type Transport } from '../transports/port.ts';

/** A try that fails at once, for this reason. */
export function noConnection(transport: Transport, events: ConnectionEvents, reason: string): Connection {
  const none = () => Promise.reject(new ConnectionError(reason));
  queueMicrotask(() => events.closed({ kind: 'lost', reason }));
  return { transport: transport.name, prepare: none, request: none, close: () => {} };
}
