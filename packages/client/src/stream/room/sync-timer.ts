import type { Position } from '@tidings/contracts';
import { Alarm, type Clock, type Random } from '../../shared/clock.ts';
import type { Timing } from '../../shared/config.ts';
import { doubled } from '../../shared/doubled.ts';

type TimerPort = { clock: Clock; random: Random; timing: Timing };

/** Decides when a room that misses something asks for it: after a hold, at once after `more`, seldom when in vain. */
export class SyncTimer {
  readonly #port: TimerPort;
  readonly #ask: () => void;
  readonly #hold: Alarm;
  #asked = false;
  #more = false;
  #inVain = 0;
  #heldFor: Position | null = null;

  constructor(port: TimerPort, ask: () => void) {
    this.#port = port;
    this.#hold = new Alarm(port.clock, () => this.#now());
    this.#ask = ask;
  }

  /** How many answers in a row brought nothing although something is missing. */
  get inVain(): number {
    return this.#inVain;
  }

  /** Nothing can be applied at the moment: what a `sync` brings would only have to be held. */
  rest() {
    this.#hold.clear();
  }

  whole() {
    this.#hold.clear();
    this.#inVain = 0;
    this.#more = false;
  }

  /** Something after `position` is missing. A gap that closes by itself within the hold costs nothing. */
  missing(position: Position) {
    if (this.#asked) return;
    if (this.#more) return this.#now();
    if (this.#heldFor?.offset !== position.offset || this.#heldFor.epoch !== position.epoch) this.#hold.clear();
    this.#heldFor = position;
    const { holdMs, syncJitterMs, syncRetryMs, syncRetryMaxMs } = this.#port.timing;
    const retry = this.#inVain > 0 ? doubled(syncRetryMs, this.#inVain - 1, syncRetryMaxMs) : 0;
    this.#hold.setIfIdle(holdMs + retry + this.#port.random() * syncJitterMs);
  }

  answered(fresh: number, more: boolean) {
    if (fresh > 0) this.#inVain = 0;
    else if (this.#asked) this.#inVain += 1;
    this.#asked = false;
    this.#more = more && fresh > 0;
  }

  failed(waitMs: number) {
    this.#asked = false;
    this.#hold.set(waitMs);
  }

  stop() {
    this.#asked = false;
    this.#more = false;
    this.#inVain = 0;
    this.#hold.clear();
  }

  #now() {
    this.#more = false;
    this.#asked = true;
    this.#hold.clear();
    this.#ask();
  }
}
