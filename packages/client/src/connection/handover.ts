import type { Rung } from '../shared/transport-name.ts';
import type { Link, LinkClose, Ready, StampedCursor, Transport } from '../transports/port.ts';
import { Descent } from './descent.ts';
import type { OpeningPort } from './opening.ts';
import { Retiring } from './retiring.ts';
import type { Tokens } from './tokens.ts';

/** A connection that has just opened. `triedSince`: when the first rung was tried on the way to it. */
export type Adoption = {
  link: Link;
  ready: Ready;
  stamp: StampedCursor['stamp'];
  connectMs: number;
  triedSince: number;
};

export type HandoverPort = Omit<OpeningPort, 'adopt'> & {
  tokens: Tokens;
  transports: ReadonlyMap<Rung, Transport>;
  /** This connection is the one in use from now on. */
  adopted(adoption: Adoption): void;
  detach(): void;
  /** Everything the server told of has been applied. */
  caughtUp(): boolean;
};

/** The connection in use, the one that is being opened, and the one that is kept until its replacement has caught up. */
export class Handover {
  readonly #port: HandoverPort;
  readonly #retiring: Retiring;
  #link: Link | null = null;
  #descent: Descent | null = null;

  constructor(port: HandoverPort) {
    this.#port = port;
    this.#retiring = new Retiring(port.clock, () => port.caughtUp());
  }

  get link(): Link | null {
    return this.#link;
  }

  /** A connection is being opened. */
  get opening(): boolean {
    return this.#descent !== null;
  }

  /** Both while a connection is being replaced: what either brings is welcome. */
  carries(link: Link): boolean {
    return link === this.#link || link === this.#retiring.link;
  }

  /** Tries rungs; `null` when one was adopted or something else has begun meanwhile. */
  async descend(rungs: readonly Rung[]): Promise<LinkClose | null> {
    this.giveUp();
    const { tokens, transports } = this.#port;
    const descent = new Descent(rungs, transports, tokens, {
      ...this.#port,
      adopt: (...adopted) => this.#adopt(descent, ...adopted),
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
  ended(link: Link): boolean {
    if (link === this.#retiring.link) this.#retiring.now();
    return link === this.#link;
  }

  /** Ends what is open; what is being opened goes on. */
  drop() {
    this.#retiring.now();
    this.#link?.close();
    this.#link = null;
    this.#port.detach();
  }

  #adopt(descent: Descent, link: Link, ready: Ready, stamp: StampedCursor['stamp'], connectMs: number) {
    if (this.#link) this.#retiring.start(this.#link, this.#port.timing.catchUpMs);
    this.#link = link;
    this.#descent = null;
    this.#port.adopted({ link, ready, stamp, connectMs, triedSince: descent.triedSince });
  }
}
