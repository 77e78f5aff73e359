type Handler = (...args: unknown[]) => void;

/** The namespaces that were opened, in order, each with the rooms in the cursor of its handshake. */
export const opened: { namespace: string; rooms: string[] }[] = [];

/** Socket.IO's manager before a server that is ready at once in every namespace. Cursors are JSON here. */
export class ReadyManager {
  on() {}
  _close() {}

  socket(namespace: string) {
    const handlers = new Map<string, Handler>();
    const answered = (_name: string, _input: object, answer: Handler) => answer(null, { ok: true, rooms: [] });
    const socket = {
      connected: true,
      auth: (_send: (auth: { cursor?: string }) => void) => {},
      removeAllListeners: () => handlers.clear(),
      offAny() {},
      onAny() {},
      disconnect() {},
      on: (name: string, run: Handler) => void handlers.set(name, run),
      timeout: () => ({ emit: answered }),
      connect: () =>
        socket.auth(({ cursor }) => {
          const entries: { room: string }[] = cursor ? JSON.parse(cursor).entries : [];
          opened.push({ namespace, rooms: entries.map(({ room }) => room) });
          queueMicrotask(() => handlers.get('session:ready')?.({ epoch: 'e', rooms: [] }));
        }),
    };
    return socket;
  }
}
