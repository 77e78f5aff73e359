import type { LadderName } from '../shared/transport-name.ts';
import type { Connection, ConnectionClose, Ready, StampedCursor, Transport } from '../transports/port.ts';
import { Descent } from './descent.ts';
import type { OpeningPort } from './opening.ts';
import { Retiring } from './retiring.ts';
import type { Tokens } from './tokens.ts';

/** A connection that has just opened. `triedSince`: when the first transport was tried on the way to it. */
export type Adoption = {
  connection: Connection;
  ready: Ready;
  stamp: StampedCursor['stamp'];
  connectMs: number;
  triedSince: number;
};

export type HandoverPort = Omit<OpeningPort, 'adopt' | 'packet'> & {
  tokens: Tokens;
  transports: ReadonlyMap<LadderName, Transport>;
  /** This connection is the one in use from now on. */
  adopted(adoption: Adoption): void;
  detach(): void;
  /** A packet of a connection that counts: what has a place in a room also of one that is being replaced. */
  packet(name: string, payload: object, meta: object | undefined): void;
  /** Everything the server has named has been applied. */
  caughtUp(): boolean;
};

/** The connection in use, the one that is being opened, and the one that is kept until its replacement has caught up. */
export class Handover {
  readonly #port: HandoverPort;
  readonly #retiring: Retiring;
  #connection: Connection | null = null;
  #descent: Descent | null = null;

  constructor(port: HandoverPort) {
    this.#port = port;
    this.#retiring = new Retiring(port.clock, () => port.caughtUp());
  }

  get connection(): Connection | null {
    return this.#connection;
  }

  /** A connection is being opened. */
  get opening(): boolean {
    return this.#descent !== null;
  }

  /** Tries transports; `null` when one was adopted or something else has begun meanwhile. */
  async descend(names: readonly LadderName[]): Promise<ConnectionClose | null> {
    this.giveUp();
    const { tokens, transports } = this.#port;
    const descent = new Descent(names, transports, tokens, {
      ...this.#port,
      adopt: (...adopted) => this.#adopt(descent, ...adopted),
      packet: (connection, name, payload, meta) => {
        if (this.#carries(connection, meta)) this.#port.packet(name, payload, meta);
      },
    });
    this.#descent = descent;
    const close = await descent.run();
    if (this.#descent !== descent) return null;
    this.#descent = null;
    return close;
  }

  /** Voids whatever is being tried. */
  giveUp() {
    this.#descent?.cancel();
    this.#descent = null;
  }

  /** A connection has ended. True when it was the one in use. */
  ended(connection: Connection): boolean {
    if (connection === this.#retiring.connection) this.#retiring.now();
    return connection === this.#connection;
  }

  /** Ends what is open; what is being opened goes on. */
  drop() {
    this.#retiring.now();
    this.#connection?.close();
    this.#connection = null;
    this.#port.detach();
  }

  /** While a connection is replaced, room events of both are welcome; what speaks to the connection counts on the one in use. */
  #carries(connection: Connection, meta: object | undefined): boolean {
    return connection === this.#connection || (meta !== undefined && connection === this.#retiring.connection);
  }

  #adopt(descent: Descent, connection: Connection, ready: Ready, stamp: StampedCursor['stamp'], connectMs: number) {
    if (this.#connection) this.#retiring.start(this.#connection, this.#port.timing.catchUpMs);
    this.#connection = connection;
    this.#descent = null;
    this.#port.adopted({ connection, ready, stamp, connectMs, triedSince: descent.triedSince });
  }
}
