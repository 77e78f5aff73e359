import type { ErrorCode } from '@tidings/contracts';
import { Alarm, type Clock, type Random } from '../shared/clock.ts';
import type { Timing } from '../shared/config.ts';
import type { ConnectionClose } from '../transports/port.ts';
import type { Backoff } from './backoff.ts';
import type { Environment } from './environment.ts';
import { nextStepAfter } from './next-step.ts';
import type { ConnectionState, StatusStore } from './status.ts';
import type { Tokens } from './tokens.ts';

export type RecoveryPort = {
  clock: Clock;
  random: Random;
  timing: Timing;
  environment: Environment;
  status: StatusStore;
  tokens: Tokens;
  backoff: Backoff;
  isOpen(): boolean;
  /** The server has said when another connection is to be opened. */
  isAwaited(): boolean;
  tryNow(): void;
  stop(state: ConnectionState, code: ErrorCode | null, message: string | null): void;
};

/** What follows from an end: when the next try is made, what is shown meanwhile, or that there is none. */
export class Recovery {
  /** A connection was there: what is tried now brings it back. */
  active = false;
  readonly #port: RecoveryPort;
  readonly #retry: Alarm;
  readonly #quiet: Alarm;

  constructor(port: RecoveryPort) {
    this.#port = port;
    this.#retry = new Alarm(port.clock, () => port.tryNow());
    this.#quiet = new Alarm(port.clock, () => {
      if (!port.isOpen()) this.showTrying();
    });
  }

  /** Nothing is shown of what happens within this time. */
  get isQuiet(): boolean {
    return this.#quiet.due !== null;
  }

  keepQuiet(ms: number) {
    this.#quiet.set(ms);
  }

  tryIn(ms: number) {
    this.#retry.set(ms);
  }

  /** A try begins. */
  begin() {
    this.#retry.clear();
    this.showTrying();
  }

  clear() {
    this.#retry.clear();
    this.#quiet.clear();
  }

  /** What follows from a failed round, or from the end of a connection that was `live`. */
  after(close: ConnectionClose, live: boolean, dismissed = false) {
    const { backoff, clock, environment, random, status, stop, timing, tokens } = this.#port;
    const step = nextStepAfter(close, dismissed);
    const [code, message] = close.kind === 'refused' ? [close.code, close.message] : [null, null];
    if (step === 'stay-closed') return stop('closing', code, message);
    if (step === 'sign-in' || (step === 'new-token' && !live)) return stop('signed-out', code, message);
    if (step === 'new-token') tokens.refused();
    if (close.kind === 'capacity') {
      const wait = (close.retryAfterMs ?? timing.capacityMs) * (1 + 0.25 * random());
      this.#retry.set(wait);
      return status.set({ state: 'capacity', transport: null, nextTryAt: clock.now() + wait });
    }
    if (this.#port.isAwaited()) return;
    const wait = backoff.next(!environment.visible());
    if (wait === null) return stop('lost', null, null);
    this.#retry.set(wait);
    this.showTrying(clock.now() + wait);
  }

  showTrying(nextTryAt: number | null = null) {
    const { backoff, status } = this.#port;
    if (this.isQuiet) return;
    const attempt = Math.max(backoff.attempt, this.active ? 1 : 0);
    // A try in between is not worth a change of what is shown while a place is awaited.
    if (nextTryAt === null && status.getSnapshot().state === 'capacity') status.set({ nextTryAt });
    else if (attempt === 0) status.set({ state: 'connecting', transport: null, nextTryAt });
    else status.set({ state: 'reconnecting', transport: null, attempt, attempts: backoff.attempts, nextTryAt });
  }
}
