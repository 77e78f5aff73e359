import type { Namespace } from '@tidings/contracts';
import { Alarm, type Clock } from '../shared/clock.ts';
import type { Timing } from '../shared/config.ts';
import { homeNamespace } from '../shared/home-namespace.ts';
import type {
  Connection,
  ConnectionClose,
  ConnectionContext,
  ConnectionEvents,
  Ready,
  StampedCursor,
  Transport,
} from '../transports/port.ts';

export type OpeningPort = {
  clock: Clock;
  timing: Timing;
  context: ConnectionContext;
  /** The home namespace is ready on this connection: it is the connection now. */
  adopt(connection: Connection, ready: Ready, stamp: StampedCursor['stamp'], connectMs: number): void;
  /** A further namespace of an adopted connection is ready. */
  ready(connection: Connection, ready: Ready, stamp: StampedCursor['stamp']): void;
  packet(connection: Connection, name: string, payload: object, meta: object | undefined): void;
  results(connection: Connection, ...results: Parameters<ConnectionEvents['results']>): void;
  nextAt(connection: Connection, at: number): void;
  /** An adopted connection ended. */
  ended(connection: Connection, close: ConnectionClose): void;
};

/** One try of one transport: settles with `null` once adopted, or with why not, within the opening timeout. */
export class Opening {
  readonly result: Promise<ConnectionClose | null>;
  readonly #settle: (close: ConnectionClose | null) => void;
  readonly #timeout: Alarm;
  #connection: Connection | null = null;
  #over = false;
  #adopted = false;

  constructor(transport: Transport, port: OpeningPort) {
    const startedAt = port.clock.now();
    let resolve: (close: ConnectionClose | null) => void = () => {};
    this.result = new Promise((done) => {
      resolve = done;
    });
    this.#settle = resolve;
    this.#timeout = new Alarm(port.clock, () => this.cancel({ kind: 'lost', reason: 'timeout' }));
    this.#timeout.set(port.timing.openTimeoutMs);
    const adopted = (run: (connection: Connection) => void) => {
      if (this.#connection && this.#adopted) run(this.#connection);
    };
    this.#connection = transport.open(port.context, {
      ready: (namespace: Namespace, ready, stamp) => {
        if (!this.#connection || this.#over) return;
        if (this.#adopted) return port.ready(this.#connection, ready, stamp);
        if (namespace !== homeNamespace) return;
        this.#adopted = true;
        this.#timeout.clear();
        port.adopt(this.#connection, ready, stamp, port.clock.now() - startedAt);
        this.#settle(null);
      },
      packet: (name, payload, meta) => adopted((connection) => port.packet(connection, name, payload, meta)),
      results: (results, stamp) => adopted((connection) => port.results(connection, results, stamp)),
      nextAt: (at) => adopted((connection) => port.nextAt(connection, at)),
      closed: (close) => {
        if (this.#adopted && this.#connection) port.ended(this.#connection, close);
        else this.#end(close);
      },
    });
  }

  /** Gives the try up. An adopted connection is not touched. */
  cancel(close: ConnectionClose) {
    if (this.#adopted || this.#over) return;
    this.#connection?.close();
    this.#end(close);
  }

  #end(close: ConnectionClose) {
    this.#over = true;
    this.#timeout.clear();
    this.#settle(close);
  }
}
