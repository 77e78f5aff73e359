import type { Random } from '../shared/clock.ts';
import type { Timing } from '../shared/config.ts';
import { doubled } from '../shared/doubled.ts';
import { type LadderName, ladderNames } from '../shared/transport-name.ts';

/**
 * Which transports are tried, in which order, and when a higher one is tried again (PROTOCOL §7).
 *
 * A transport that fails while another one works is blocked, and is looked at ever more seldom. A transport that failed when
 * nothing worked says nothing: the server was away. Whoever lands below such a transport looks up again at once, and a few
 * times more, since a server may come back bit by bit.
 */
export class Ladder {
  readonly #available: readonly LadderName[];
  readonly #timing: Timing;
  readonly #isOffered: (transport: LadderName) => boolean;
  #level = 0;
  #climbs = 0;
  #landedAt = 0;
  /** What fails now says nothing of a transport: the connection ended, or the server is going. */
  #unsettled = false;
  /** No transport could be opened. */
  #outage = false;
  /** The waits of the early looks that are still due. */
  #early: number[] = [];

  /** `isOffered`: whether it is worth looking up to a transport now. */
  constructor(
    available: readonly LadderName[],
    timing: Timing,
    isOffered: (transport: LadderName) => boolean = () => true,
  ) {
    this.#available = ladderNames.filter((transport) => available.includes(transport));
    this.#timing = timing;
    this.#isOffered = isOffered;
  }

  /** From the transport that last worked downwards. */
  descent(): readonly LadderName[] {
    return this.#available.slice(this.#level);
  }

  /** The transports above the one in use, best first. */
  above(): readonly LadderName[] {
    return this.#available.slice(0, this.#level).filter(this.#isOffered);
  }

  /**
   * A transport is open; the try that led to it began at `triedSince`, with the best transport. `uptimeMs`: how long its server
   * has run, where that is known.
   */
  landed(transport: LadderName, triedSince: number, now: number, uptimeMs = Number.POSITIVE_INFINITY) {
    const stayed = now - this.#landedAt;
    if (this.above().length === 0 && stayed >= this.#timing.climbMs) this.#climbs = 0;
    this.#level = Math.max(0, this.#available.indexOf(transport));
    this.#landedAt = now;
    // What failed long before this transport answered may work by now, and so may what failed while the server started.
    const { recheckMs } = this.#timing;
    const started = uptimeMs < now - triedSince + recheckMs;
    const doubtful = this.#unsettled || started || now - triedSince > recheckMs;
    if (this.#outage) this.#early = this.#afterOutage();
    else if (doubtful) this.#early = [recheckMs, ...this.#early.filter((ms) => ms > recheckMs)];
    this.#unsettled = false;
    this.#outage = false;
  }

  /** The connection ended or is about to: what fails until one is open again says nothing of the transport. */
  unsettled() {
    this.#unsettled = true;
  }

  /** Nothing answered on any transport: begin at the top again. */
  failed() {
    this.#outage = true;
    this.top();
  }

  /** The network is another one, or somebody wants to be connected: begin at the top again. */
  top() {
    this.#level = 0;
  }

  /** The wait before the next look upward, spread so that nobody looks at the same time; `null` on the highest transport. */
  climbAfterMs(random: Random): number | null {
    if (this.above().length === 0) {
      this.#early = [];
      return null;
    }
    const early = this.#early.shift();
    if (early !== undefined) return early * (0.5 + random());
    const wait = doubled(this.#timing.climbMs, this.#climbs, this.#timing.climbMaxMs);
    this.#climbs += 1;
    return wait * (0.9 + 0.2 * random());
  }

  /** Doubling, until the ordinary looks take over. */
  #afterOutage(): number[] {
    const waits: number[] = [];
    for (let ms = this.#timing.recheckMs; ms > 0 && ms < this.#timing.climbMs; ms *= 2) waits.push(ms);
    return waits;
  }
}
