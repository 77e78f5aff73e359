import { encodeCursor } from '@tidings/contracts';
import { type FakeClock, fakeClock } from '@tidings/testing';
import {
  type Connection,
  type ConnectionContext,
  type ConnectionEvents,
  type ConnectionState,
  type createTidingsClient,
  defaultTiming,
  restTransport,
  type Transport,
  type TransportName,
  transportNames,
} from '../../src/index.ts';

/** How a way answers: as it should, with an error at once, or never. */
export type Way = 'works' | 'refuses' | 'hangs';
type Opened = { transport: TransportName; at: number };
type Wire = { transport: TransportName; end(): void };

const LATENCY_MS = 20;
const nothingNew = { events: [], cursor: encodeCursor({ epoch: 'e', entries: [] }), resets: [], more: false };

/**
 * A server that can go and come, and ways to it that can be blocked one by one. An opening that began while its way
 * hung is lost for good, as a packet without an answer is: it does not wake up when the way is free again.
 */
export class OutageWorld {
  readonly clock: FakeClock = fakeClock();
  readonly random: () => number;
  readonly client: ReturnType<typeof createTidingsClient>;
  /** Every connection that was begun, and every state that was shown. */
  readonly opened: Opened[] = [];
  readonly states: { state: ConnectionState; at: number }[] = [];
  #server: Way = 'works';
  readonly #blocked = new Map<TransportName, Way>();
  readonly #wires = new Set<Wire>();

  constructor(create: typeof createTidingsClient, random: () => number) {
    this.random = random;
    this.client = create({
      url: '',
      deviceId: 'model-device',
      getToken: () => 'token',
      refreshToken: async () => 'token',
      clock: this.clock,
      random: this.random,
      transports: transportNames.map((transport) => (transport === 'rest' ? this.#timed() : this.#live(transport))),
    });
    this.client.status.subscribe(() => {
      const { state } = this.client.status.getSnapshot();
      if (this.states.at(-1)?.state !== state) this.states.push({ state, at: this.clock.now() });
    });
  }

  get transport(): TransportName | null {
    return this.client.status.getSnapshot().transport;
  }

  server(way: Way) {
    this.#server = way;
    if (way === 'refuses') for (const wire of [...this.#wires]) wire.end();
  }

  block(transport: TransportName, way: Way) {
    this.#blocked.set(transport, way);
    for (const wire of [...this.#wires]) if (way === 'refuses' && wire.transport === transport) wire.end();
  }

  free() {
    for (const transport of transportNames) this.#blocked.delete(transport);
  }

  /** Runs until the condition holds, at most so long; answers whether it did. */
  async reaches(condition: () => boolean, withinMs: number): Promise<boolean> {
    const end = this.clock.now() + withinMs;
    while (!condition() && this.clock.now() < end) await this.clock.advanceAsync(Math.min(100, end - this.clock.now()));
    return condition();
  }

  #way(transport: TransportName): Way {
    return this.#server === 'works' ? (this.#blocked.get(transport) ?? 'works') : this.#server;
  }

  #live(transport: TransportName): Transport {
    return { name: transport, open: (context, events) => this.#open(transport, context, events) };
  }

  #open(transport: TransportName, context: ConnectionContext, events: ConnectionEvents): Connection {
    this.opened.push({ transport, at: this.clock.now() });
    const way = this.#way(transport);
    const wire: Wire = {
      transport,
      end: () => {
        if (this.#wires.delete(wire)) events.closed({ kind: 'lost', reason: 'reset' });
      },
    };
    this.#wires.add(wire);
    const { stamp } = context.cursor();
    this.clock.setTimeout(() => {
      if (!this.#wires.has(wire) || way === 'hangs') return;
      if (way === 'refuses' || this.#way(transport) === 'refuses') wire.end();
      else if (this.#way(transport) === 'works') events.ready('/forum', { epoch: 'e', rooms: [] }, stamp);
    }, LATENCY_MS);
    const answer = (name: string) =>
      name === 'heartbeat' ? { ok: true, epoch: 'e', rooms: {}, serverTime: '' } : { ok: true, rooms: [] };
    return {
      transport,
      prepare: async () => {},
      // What hangs never answers; the client's own time limits must end it.
      request: (_, name) =>
        new Promise((resolve) => {
          if (this.#way(transport) === 'works') resolve(answer(name) as never);
        }),
      close: () => void this.#wires.delete(wire),
    };
  }

  /** The real timed transport, over requests of this world. */
  #timed(): Transport {
    const { clock, random } = this;
    const fetch = (_: string, { signal }: RequestInit) => {
      const way = this.#way('rest');
      return new Promise<Response>((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('aborted')));
        if (way === 'hangs') return;
        clock.setTimeout(() => {
          if (way === 'refuses') reject(new Error('refused'));
          else resolve({ ok: true, status: 200, headers: new Headers(), json: async () => nothingNew } as Response);
        }, LATENCY_MS);
      });
    };
    const rest = restTransport({ url: '', timing: defaultTiming, clock, random, fetch });
    const open = (context: ConnectionContext, events: ConnectionEvents) => {
      this.opened.push({ transport: 'rest', at: clock.now() });
      return rest.open(context, events);
    };
    return { name: 'rest', open };
  }
}
