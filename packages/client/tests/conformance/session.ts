import {
  type CommandAnswer,
  type CommandInput,
  type CommandName,
  type CursorEntry,
  encodeCursor,
  type Namespace,
  type RoomResult,
} from '@tidings/contracts';
import { until } from '@tidings/testing';
import {
  type Connection,
  type ConnectionClose,
  defaultTransports,
  type Ready,
  scaleTiming,
  sseTransport,
  systemClock,
  type Transport,
  type TransportName,
} from '../../src/index.ts';
import { PlainEventSource } from '../support/event-source.ts';
import type { Member, World } from './world.ts';

export type Packet = { name: string; payload: Record<string, unknown>; meta: Record<string, unknown> | undefined };
export type Open = {
  token?: string;
  deviceId?: string;
  cursor?: { epoch: string; entries: CursorEntry[] };
  rawCursor?: string;
};

let devices = 0;
export const newDevice = () => `conformance-${process.pid}-${++devices}`;

/** Times of the client in these tests: the timed transport asks three times a second. */
export const timing = { ...scaleTiming(1), timedSyncMs: 300, openTimeoutMs: 5_000 };

/** The transports of the suite; the event stream is taken both by header and by ticket. */
export type TestedTransport = TransportName | 'sse by ticket';
const all: TestedTransport[] = ['websocket', 'polling', 'sse', 'sse by ticket', 'rest'];
/** All of them unless `CONFORMANCE_TRANSPORTS` names some. */
export const testedTransports = process.env.CONFORMANCE_TRANSPORTS
  ? all.filter((transport) => process.env.CONFORMANCE_TRANSPORTS?.split(',').includes(transport))
  : all;

export function transportOf(world: World, tested: TestedTransport): Transport {
  if (tested === 'sse by ticket') {
    return sseTransport({ url: world.api.url, timing, clock: systemClock, EventSource: PlainEventSource });
  }
  const transports = defaultTransports({ url: world.api.url, timing, clock: systemClock, random: Math.random });
  const transport = transports.find(({ name }) => name === tested);
  if (!transport) throw new Error(`No transport for ${tested}`);
  return transport;
}

/** One connection of one transport, everything it reported, in order. */
export class Session {
  readonly packets: Packet[] = [];
  readonly results: RoomResult[] = [];
  ready: Ready | null = null;
  /** What came before `session:ready`: must stay empty. */
  early = 0;
  closed: ConnectionClose | null = null;
  readonly connection: Connection;

  constructor(world: World, transport: TestedTransport, member: Member, open: Open = {}) {
    const text = open.rawCursor ?? (open.cursor ? encodeCursor(open.cursor) : undefined);
    this.connection = transportOf(world, transport).open(
      {
        token: () => open.token ?? member.token,
        deviceId: open.deviceId ?? newDevice(),
        cursor: (namespace) => ({ text: namespace === '/admin' ? undefined : text, stamp: new Map() }),
      },
      {
        ready: (namespace, ready) => {
          if (namespace !== '/forum') return;
          this.ready = ready;
          this.results.push(...ready.rooms);
        },
        packet: (name, payload, meta) => {
          if (!this.ready) this.early += 1;
          this.packets.push({ name, payload: payload as Packet['payload'], meta: meta as Packet['meta'] });
        },
        results: (rooms) => this.results.push(...rooms),
        nextAt: () => {},
        closed: (close) => {
          this.closed = close;
        },
      },
    );
  }

  async opened(): Promise<Ready> {
    return until(() => this.ready ?? (this.closed ? Promise.reject(new Error(JSON.stringify(this.closed))) : null), {
      what: 'session:ready',
      timeoutMs: 8_000,
    });
  }

  async ended(): Promise<ConnectionClose> {
    return until(() => this.closed, { what: 'the end of the connection', timeoutMs: 8_000 });
  }

  async command<N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    namespace: Namespace = '/forum',
  ): Promise<CommandAnswer<N>> {
    await this.connection.prepare(namespace);
    return this.connection.request(namespace, name, input);
  }

  /** The result of a room by a command that answers rooms. */
  async room(
    name: 'subscribe' | 'sync',
    room: string,
    since?: { epoch: string; offset: number; id?: string | undefined },
  ) {
    const answer = await this.command(name, { rooms: [since ? { room, since } : { room }] });
    if (!answer.ok) throw new Error(`${name}: ${answer.code}`);
    const result = answer.rooms[0];
    if (!result) throw new Error(`${name} answered no room`);
    return result;
  }

  /** Offsets of a room's events in the order they came, by whatever way. */
  offsets(room: string): number[] {
    const replayed = this.results.flatMap((result) => (result.ok && result.room === room ? result.events : []));
    return [
      ...replayed.map(([, , meta]) => meta.offset),
      ...this.packets
        .filter(({ meta }) => meta?.room === room && 'offset' in meta)
        .map(({ meta }) => Number(meta?.offset)),
    ];
  }
}
