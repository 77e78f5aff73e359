import type { Namespace } from '@tidings/contracts';
import { Alarm, type Clock } from '../shared/clock.ts';
import type { Timing } from '../shared/config.ts';
import type { Link, LinkClose, LinkContext, LinkEvents, Ready, StampedCursor, Transport } from '../transports/port.ts';

export type OpeningPort = {
  clock: Clock;
  timing: Timing;
  context: LinkContext;
  /** `/forum` is ready on this link: it is the connection now. */
  adopt(link: Link, ready: Ready, stamp: StampedCursor['stamp'], connectMs: number): void;
  /** A further namespace of an adopted link is ready. */
  ready(link: Link, ready: Ready, stamp: StampedCursor['stamp']): void;
  packet(link: Link, name: string, payload: object, meta: object | undefined): void;
  results(link: Link, ...results: Parameters<LinkEvents['results']>): void;
  nextAt(link: Link, at: number): void;
  /** An adopted link ended. */
  ended(link: Link, close: LinkClose): void;
};

/** One try of one rung: settles with `null` once adopted, or with why not, within the opening timeout. */
export class Opening {
  readonly result: Promise<LinkClose | null>;
  readonly #settle: (close: LinkClose | null) => void;
  readonly #timeout: Alarm;
  #link: Link | null = null;
  #over = false;
  #adopted = false;

  constructor(transport: Transport, port: OpeningPort) {
    const startedAt = port.clock.now();
    let resolve: (close: LinkClose | null) => void = () => {};
    this.result = new Promise((done) => {
      resolve = done;
    });
    this.#settle = resolve;
    this.#timeout = new Alarm(port.clock, () => this.cancel({ kind: 'lost', reason: 'timeout' }));
    this.#timeout.set(port.timing.openTimeoutMs);
    const adopted = (run: (link: Link) => void) => {
      if (this.#link && this.#adopted) run(this.#link);
    };
    this.#link = transport.open(port.context, {
      ready: (namespace: Namespace, ready, stamp) => {
        if (!this.#link || this.#over) return;
        if (this.#adopted) return port.ready(this.#link, ready, stamp);
        if (namespace !== '/forum') return;
        this.#adopted = true;
        this.#timeout.clear();
        port.adopt(this.#link, ready, stamp, port.clock.now() - startedAt);
        this.#settle(null);
      },
      packet: (name, payload, meta) => adopted((link) => port.packet(link, name, payload, meta)),
      results: (results, stamp) => adopted((link) => port.results(link, results, stamp)),
      nextAt: (at) => adopted((link) => port.nextAt(link, at)),
      closed: (close) => {
        if (this.#adopted && this.#link) port.ended(this.#link, close);
        else this.#end(close);
      },
    });
  }

  /** Gives the try up. An adopted link is not touched. */
  cancel(close: LinkClose) {
    if (this.#adopted || this.#over) return;
    this.#link?.close();
    this.#end(close);
  }

  #end(close: LinkClose) {
    this.#over = true;
    this.#timeout.clear();
    this.#settle(close);
  }
}
