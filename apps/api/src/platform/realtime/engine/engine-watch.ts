import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Server } from 'socket.io';
import { EngineBudget, type EnginePacket, type Limit } from './engine-budget.ts';
import { MAX_PACKETS_IN_PAYLOAD } from './engine-limits.ts';
import type { FloodReport } from './flood-report.ts';

/** What the engine does not show in its types: where a transport takes in what was sent. */
type Transport = {
  name: string;
  closeTimeout?: number;
  onPacket: (packet: EnginePacket) => void;
  onData: (data: string | Buffer) => void;
  socket?: { _socket: Duplex; on(event: 'ping' | 'pong', listener: () => void): void };
};
type Request = IncomingMessage & { _query: { sid?: string } };
type Engine = { id: string; transport: Transport; once(event: 'close', listener: () => void): void };
type Makes = { createTransport: (name: string, req: Request) => Transport };

type Watched = { budget: EngineBudget; address: string; engine: Engine | null; over: boolean };
type Ports = {
  /** Whether events, bytes and requests are limited by the second. */
  perSecond: boolean;
  addressOf: (req: IncomingMessage) => string;
  /** Ends a connection that sent too much, at once. */
  end: (engine: object) => void;
  report: FloodReport;
};

/** The poll that takes the end comes at once or not at all; the engine would keep the place for 30 s. */
const LAST_POLL_MS = 2_000;
const SEPARATOR = '\x1e';

/**
 * Counts what every engine connection sends from its birth, before anything of it is decoded or answered. Socket.IO's own
 * hooks come too late: after the packets of a request were all taken, and only where a namespace was joined.
 */
export class EngineWatch {
  readonly #ports: Ports;
  readonly #bySid = new Map<string, Watched>();
  readonly #byTransport = new WeakMap<object, Watched>();

  constructor(io: Server, ports: Ports) {
    this.#ports = ports;
    const makes = io.engine as unknown as Makes;
    const make = makes.createTransport.bind(io.engine);
    makes.createTransport = (name, req) => this.#watch(make(name, req), req);
    io.engine.on('connection', (engine: Engine) => {
      const watched = this.#byTransport.get(engine.transport);
      if (!watched) return;
      watched.engine = engine;
      this.#bySid.set(engine.id, watched);
      engine.once('close', () => this.#bySid.delete(engine.id));
    });
  }

  /** The first namespace let it in. */
  joined({ id }: { id: string }): void {
    this.#bySid.get(id)?.budget.join(Date.now());
  }

  /** Counts a request of a session that is there. False: it was one too many, and the session is over. */
  request(sid: string, { method, headers }: IncomingMessage): boolean {
    const watched = this.#bySid.get(sid);
    if (!watched) return true;
    const { budget } = watched;
    if (headers.upgrade !== undefined) return this.#within(watched, budget.upgrade());
    return method !== 'POST' || this.#within(watched, budget.post(Date.now()));
  }

  #watch(transport: Transport, req: Request): Transport {
    const { perSecond, addressOf } = this.#ports;
    const { sid } = req._query;
    const known = sid === undefined ? undefined : this.#bySid.get(sid);
    const budget = known?.budget ?? new EngineBudget(perSecond, Date.now());
    const watched = known ?? { budget, address: addressOf(req), engine: null, over: false };
    this.#byTransport.set(transport, watched);
    const take = transport.onPacket.bind(transport);
    transport.onPacket = (packet) => {
      if (this.#within(watched, budget.packet(packet, Date.now()))) take(packet);
    };
    const { socket } = transport;
    if (socket) {
      const frame = () => void this.#within(watched, budget.frame(Date.now()));
      socket.on('ping', frame);
      socket.on('pong', frame);
      socket._socket.on('data', (chunk: Buffer) => this.#within(watched, budget.received(chunk.length, Date.now())));
    } else this.#watchPayloads(transport, watched);
    return transport;
  }

  #watchPayloads(transport: Transport, watched: Watched): void {
    const { budget } = watched;
    const read = transport.onData.bind(transport);
    transport.closeTimeout = LAST_POLL_MS;
    transport.onData = (data) => {
      const fits = this.#within(watched, budget.received(Buffer.byteLength(data), Date.now()));
      if (fits && this.#within(watched, budget.payload(packetsIn(data)))) read(data);
    };
  }

  #within(watched: Watched, passed: Limit | null): boolean {
    if (watched.over) return false;
    if (passed === null) return true;
    watched.over = true;
    const { budget, address, engine } = watched;
    const { packets, bytes, requests } = budget;
    this.#ports.report.note({ limit: passed, packets, bytes, requests, address });
    if (engine) this.#ports.end(engine);
    return false;
  }
}

/** How many packets a polling request brings; counted no further than one too many. */
function packetsIn(data: string | Buffer): number {
  let count = 1;
  for (let at = data.indexOf(SEPARATOR); at >= 0 && count <= MAX_PACKETS_IN_PAYLOAD; count += 1)
    at = data.indexOf(SEPARATOR, at + 1);
  return count;
}
