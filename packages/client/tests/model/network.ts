import type { Clock, Link, LinkClose, LinkContext, LinkEvents, Rung, Transport } from '../../src/index.ts';
import { LinkError } from '../../src/index.ts';
import type { Coverage } from './coverage.ts';
import type { Connection, FakeServer } from './server.ts';

/** What the network does to packets at the moment. */
export type Weather = {
  latencyMs: number;
  /** Chances for an event on its way from the bus to a connection. */
  loss: number;
  duplicate: number;
  reorder: number;
  /** Nothing passes in either direction, and nobody is told; what was sent arrives afterwards, if anybody still listens. */
  partition: boolean;
  /** These rungs cannot be opened, and what runs on them is cut. */
  blocked: Set<Rung>;
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
type Wire = { close(how: LinkClose): void; rung: Rung };

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

  /** Cuts connections, of one rung or all; both ends notice. */
  cut(rung?: Rung) {
    for (const wire of [...this.#wires]) if (!rung || wire.rung === rung) wire.close({ kind: 'lost', reason: 'cut' });
  }

  partition(on: boolean) {
    this.weather.partition = on;
    if (on) return;
    for (const send of this.#stuck.splice(0)) send();
  }

  transport(rung: Rung): Transport {
    return { rung, open: (context, events) => this.#open(rung, context, events) };
  }

  #open(rung: Rung, context: LinkContext, events: LinkEvents): Link {
    const { weather } = this;
    let open = true;
    let connection: Connection | null = null;
    let lastAt = 0;
    const later = (run: () => void, ordered: boolean) => {
      if (weather.partition) return void this.#stuck.push(() => later(run, ordered));
      const at = this.#clock.now() + weather.latencyMs * (0.5 + this.#random());
      if (ordered) lastAt = Math.max(lastAt, at);
      this.#clock.setTimeout(run, (ordered ? lastAt : at) - this.#clock.now());
    };
    const down = (run: () => void, ordered = true) => later(() => open && run(), ordered);
    const wire: Wire = {
      rung,
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
      if (weather.blocked.has(rung)) return wire.close({ kind: 'lost', reason: 'blocked' });
      const { text, stamp } = context.cursor();
      // The lowest rung is told nothing: it asks from time to time.
      const push = (packet: Push) => rung !== 'rest' && this.#push(packet, down, events, () => open);
      const accepted = this.#server.connect(text, push);
      connection = accepted.connection;
      down(() => events.ready('/forum', accepted.ready, stamp));
      if (rung === 'rest') poll();
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
      rung,
      prepare: async () => {},
      request: (namespace, name, input) =>
        new Promise((resolve, reject) => {
          this.#clock.setTimeout(() => reject(new LinkError('timeout')), 10_000);
          if (!open || !connection) return reject(new LinkError('closed'));
          const to = connection;
          later(() => {
            if (!open) return reject(new LinkError('closed'));
            const answer = this.#server.command(to, namespace, name, input);
            down(() => resolve(answer as never));
          }, true);
        }),
      close: end,
    };
  }

  #push(push: Push, down: (run: () => void, ordered?: boolean) => void, events: LinkEvents, isOpen: () => boolean) {
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
