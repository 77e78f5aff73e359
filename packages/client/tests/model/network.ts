import type {
  Clock,
  Connection,
  ConnectionClose,
  ConnectionContext,
  ConnectionEvents,
  Transport,
  TransportName,
} from '../../src/index.ts';
import { ConnectionError } from '../../src/index.ts';
import type { Coverage } from './coverage.ts';
import type { FakeServer, ServerConnection } from './server.ts';

/** What the network does to packets at the moment. */
export type Weather = {
  latencyMs: number;
  /** Chances for an event on its way from the bus to a connection. */
  loss: number;
  duplicate: number;
  reorder: number;
  /** Nothing passes in either direction, and nobody is notified; what was sent arrives afterwards, if anybody still listens. */
  partition: boolean;
  /** These transports cannot be opened, and what runs on them is cut. */
  blocked: Set<TransportName>;
};

export const fairWeather = (): Weather => ({
  latencyMs: 5,
  loss: 0,
  duplicate: 0,
  reorder: 0,
  partition: false,
  blocked: new Set(),
});

type Push = { name: string; payload: object; meta?: object };
type Wire = { close(how: ConnectionClose): void; transport: TransportName };

/** Carries packets between a client and the fake server, in order, unless the weather says otherwise. */
export class Network {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #server: FakeServer;
  readonly #coverage: Coverage;
  readonly weather = fairWeather();
  readonly #wires = new Set<Wire>();
  #stuck: (() => void)[] = [];

  constructor(clock: Clock, random: () => number, server: FakeServer, coverage: Coverage) {
    this.#clock = clock;
    this.#random = random;
    this.#server = server;
    this.#coverage = coverage;
  }

  /** Cuts connections, of one transport or all; both ends notice. */
  cut(transport?: TransportName) {
    for (const wire of [...this.#wires])
      if (!transport || wire.transport === transport) wire.close({ kind: 'lost', reason: 'cut' });
  }

  partition(on: boolean) {
    this.weather.partition = on;
    if (on) return;
    for (const send of this.#stuck.splice(0)) send();
  }

  transport(transport: TransportName): Transport {
    return { name: transport, open: (context, events) => this.#open(transport, context, events) };
  }

  #open(transport: TransportName, context: ConnectionContext, events: ConnectionEvents): Connection {
    const { weather } = this;
    let open = true;
    let connection: ServerConnection | null = null;
    let lastAt = 0;
    const later = (run: () => void, ordered: boolean) => {
      if (weather.partition) return void this.#stuck.push(() => later(run, ordered));
      const at = this.#clock.now() + weather.latencyMs * (0.5 + this.#random());
      if (ordered) lastAt = Math.max(lastAt, at);
      this.#clock.setTimeout(run, (ordered ? lastAt : at) - this.#clock.now());
    };
    const down = (run: () => void, ordered = true) => later(() => open && run(), ordered);
    const wire: Wire = {
      transport,
      close: (how) => {
        if (!open) return;
        end();
        events.closed(how);
      },
    };
    const end = () => {
      open = false;
      this.#wires.delete(wire);
      if (connection) this.#server.disconnect(connection);
    };
    this.#wires.add(wire);
    later(() => {
      if (!open) return;
      if (weather.blocked.has(transport)) return wire.close({ kind: 'lost', reason: 'blocked' });
      const { text, stamp } = context.cursor();
      // Nothing is pushed to the last fallback: it asks from time to time.
      const push = (packet: Push) => transport !== 'rest' && this.#push(packet, down, events, () => open);
      const accepted = this.#server.connect(text, push);
      connection = accepted.connection;
      down(() => events.ready('/forum', accepted.ready, stamp));
      if (transport === 'rest') poll();
    }, true);
    const poll = () =>
      this.#clock.setTimeout(() => {
        if (!open) return;
        const { text, stamp } = context.cursor();
        later(() => {
          if (!open || !connection) return;
          const results = this.#server.read(connection, text);
          down(() => events.results(results, stamp));
        }, true);
        poll();
      }, 30_000);
    return {
      transport,
      prepare: async () => {},
      request: (namespace, name, input) =>
        new Promise((resolve, reject) => {
          this.#clock.setTimeout(() => reject(new ConnectionError('timeout')), 10_000);
          if (!open || !connection) return reject(new ConnectionError('closed'));
          const to = connection;
          later(() => {
            if (!open) return reject(new ConnectionError('closed'));
            const answer = this.#server.command(to, namespace, name, input);
            down(() => resolve(answer as never));
          }, true);
        }),
      close: end,
    };
  }

  #push(
    push: Push,
    down: (run: () => void, ordered?: boolean) => void,
    events: ConnectionEvents,
    isOpen: () => boolean,
  ) {
    const { weather } = this;
    const deliver = () => isOpen() && events.packet(push.name, push.payload, push.meta);
    if (!push.meta) return down(deliver);
    if (this.#random() < weather.loss) {
      this.#coverage.lostPackets += 1;
      return;
    }
    if (this.#random() < weather.duplicate) {
      this.#coverage.duplicates += 1;
      this.#clock.setTimeout(() => down(deliver, false), this.#random() * 600);
    }
    if (this.#random() < weather.reorder) {
      this.#coverage.reorders += 1;
      this.#clock.setTimeout(() => down(deliver, false), this.#random() * 400);
    } else down(deliver);
  }
}
