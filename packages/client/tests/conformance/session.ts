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
  defaultTransports,
  type Link,
  type LinkClose,
  type Ready,
  type Rung,
  scaleTiming,
  sseTransport,
  systemClock,
  type Transport,
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

/** Times of the client in these tests: the timed rung asks three times a second. */
export const timing = { ...scaleTiming(1), timedSyncMs: 300, openTimeoutMs: 5_000 };

/** The rungs of the suite; the event stream is taken both by header and by ticket. */
export type TestedRung = Rung | 'sse by ticket';
const all: TestedRung[] = ['websocket', 'polling', 'sse', 'sse by ticket', 'rest'];
/** All of them unless `CONFORMANCE_RUNGS` names some. */
export const testedRungs = process.env.CONFORMANCE_RUNGS
  ? all.filter((rung) => process.env.CONFORMANCE_RUNGS?.split(',').includes(rung))
  : all;

export function transportOf(world: World, rung: TestedRung): Transport {
  if (rung === 'sse by ticket') {
    return sseTransport({ url: world.api.url, timing, clock: systemClock, EventSource: PlainEventSource });
  }
  const transports = defaultTransports({ url: world.api.url, timing, clock: systemClock, random: Math.random });
  const transport = transports.find((candidate) => candidate.rung === rung);
  if (!transport) throw new Error(`No transport for ${rung}`);
  return transport;
}

/** One connection of one rung, everything it told in order. */
export class Session {
  readonly packets: Packet[] = [];
  readonly results: RoomResult[] = [];
  ready: Ready | null = null;
  /** What came before `session:ready`: must stay empty. */
  early = 0;
  closed: LinkClose | null = null;
  readonly link: Link;

  constructor(world: World, rung: TestedRung, member: Member, open: Open = {}) {
    const text = open.rawCursor ?? (open.cursor ? encodeCursor(open.cursor) : undefined);
    this.link = transportOf(world, rung).open(
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

  async ended(): Promise<LinkClose> {
    return until(() => this.closed, { what: 'the end of the connection', timeoutMs: 8_000 });
  }

  async command<N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    namespace: Namespace = '/forum',
  ): Promise<CommandAnswer<N>> {
    await this.link.prepare(namespace);
    return this.link.request(namespace, name, input);
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
