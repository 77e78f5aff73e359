import type { CommandName, Namespace, RoomResult, WireEvent } from '@tidings/contracts';
import type {
  Connection,
  ConnectionClose,
  ConnectionContext,
  ConnectionEvents,
  Transport,
  TransportName,
} from '../../src/index.ts';

export type Sent = { namespace: Namespace; name: CommandName; input: unknown };
type Answer = (command: Sent, connection: FakeConnection) => object | Promise<object>;

/** A connection whose server is the test. */
export class FakeConnection implements Connection {
  readonly transport: TransportName;
  readonly context: ConnectionContext;
  readonly events: ConnectionEvents;
  readonly sent: Sent[] = [];
  closedByClient = false;
  readonly #answer: Answer;
  readonly #stamp: ReadonlyMap<string, number>;
  readonly cursor: string | undefined;

  constructor(transport: TransportName, context: ConnectionContext, events: ConnectionEvents, answer: Answer) {
    this.transport = transport;
    this.context = context;
    this.events = events;
    this.#answer = answer;
    const { text, stamp } = context.cursor();
    this.cursor = text;
    this.#stamp = stamp;
  }

  async prepare() {}

  request(namespace: Namespace, name: CommandName, input: unknown): Promise<never> {
    const command = { namespace, name, input };
    this.sent.push(command);
    return Promise.resolve(this.#answer(command, this)) as Promise<never>;
  }

  close() {
    this.closedByClient = true;
  }

  ready(rooms: RoomResult[] = [], more: object = {}) {
    this.events.ready('/forum', { epoch: 'e', rooms, serverId: 'server-1', ...more }, this.#stamp);
  }

  fail(close: ConnectionClose = { kind: 'lost', reason: 'test' }) {
    this.events.closed(close);
  }

  /** A live event. */
  push([name, payload, meta]: WireEvent) {
    this.events.packet(name, payload, meta);
  }

  /** A control event. */
  control(name: string, payload: object) {
    this.events.packet(name, payload, undefined);
  }

  commands(name: CommandName): Sent[] {
    return this.sent.filter((command) => command.name === name);
  }
}

export type FakeTransport = Transport & { connections: FakeConnection[]; last(): FakeConnection };

/** Answers everything well unless a test says otherwise. */
export const obliging: Answer = ({ name }) =>
  name === 'heartbeat' ? { ok: true, epoch: 'e', rooms: {}, serverTime: '' } : { ok: true, rooms: [] };

/** A transport whose connections the test holds. `opened` sees each as it opens, after `open` has returned. */
export function fakeTransport(
  name: TransportName,
  opened: (connection: FakeConnection) => void = () => {},
  answer: Answer = obliging,
): FakeTransport {
  const connections: FakeConnection[] = [];
  return {
    name,
    connections,
    last() {
      const connection = connections.at(-1);
      if (!connection) throw new Error(`Nothing was opened on ${name}`);
      return connection;
    },
    open(context, events) {
      const connection = new FakeConnection(name, context, events, answer);
      connections.push(connection);
      queueMicrotask(() => opened(connection));
      return connection;
    },
  };
}

const room = 'topic:00000000-0000-7000-8000-000000000001';
export const ROOM = room;
export const idOf = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** The nth event of the room. */
export function event(n: number, id = idOf(n), epoch = 'e'): WireEvent {
  const meta = { id, room, epoch, offset: n, at: '2026-01-01T00:00:00.000Z', correlationId: 'test-0001' };
  return ['topic:updated', { id, version: n }, meta];
}

export function granted(more: Partial<Extract<RoomResult, { ok: true }>> = {}): RoomResult {
  return { room, ok: true, epoch: 'e', head: 0, floor: 0, recovered: true, events: [], more: false, ...more };
}

export const fresh = (head: number): RoomResult => granted({ head, recovered: false, reason: 'fresh' });
