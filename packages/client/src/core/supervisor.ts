import type { ErrorCode } from '@tidings/contracts';
import type { Timing } from '../config.ts';
import type { Environment } from '../environment.ts';
import { type ConnectionState, type StatusStore, stateOfRung } from '../status.ts';
import type { Link, LinkClose, Ready, StampedCursor, Transport } from '../transports/port.ts';
import type { Rung } from '../types.ts';
import type { Backoff } from './backoff.ts';
import { Alarm, type Clock, type Random } from './clock.ts';
import { Descent } from './descent.ts';
import type { Ladder } from './ladder.ts';
import type { OpeningPort } from './opening.ts';
import { Retiring } from './retiring.ts';
import type { Tokens } from './tokens.ts';
import { verdictOf } from './verdict.ts';

export type SupervisorPort = Omit<OpeningPort, 'adopt' | 'ended' | 'nextAt'> & {
  clock: Clock;
  random: Random;
  timing: Timing;
  environment: Environment;
  status: StatusStore;
  tokens: Tokens;
  backoff: Backoff;
  ladder: Ladder;
  transports: ReadonlyMap<Rung, Transport>;
  /** This link carries everything from now on. */
  attach(link: Link, ready: Ready, stamp: StampedCursor['stamp']): void;
  detach(): void;
  /** Everything the server told of has been applied. */
  caughtUp(): boolean;
};

/** A connection that lived this long ends a row of failures. */
const STABLE_MS = 2_000;

/** Keeps one connection: opens it on the best rung that works, brings it back, moves it up, and knows when to stop. */
export class Supervisor {
  readonly #port: SupervisorPort;
  readonly #retry: Alarm;
  readonly #climb: Alarm;
  readonly #drain: Alarm;
  readonly #quiet: Alarm;
  readonly #retiring: Retiring;
  #link: Link | null = null;
  #descent: Descent | null = null;
  #adoptedAt = 0;
  /** A connection was there: what is tried now brings it back. */
  #recovering = false;

  constructor(port: SupervisorPort) {
    const { clock, ladder } = port;
    this.#port = port;
    this.#retry = new Alarm(clock, () => void this.#round());
    this.#climb = new Alarm(clock, () => void this.#replace(ladder.above()));
    this.#drain = new Alarm(clock, () => void (this.#link ? this.#replace(ladder.descent()) : this.#round()));
    this.#quiet = new Alarm(clock, () => {
      if (!this.#link) this.#showTrying();
    });
    this.#retiring = new Retiring(clock, () => port.caughtUp());
  }

  get link(): Link | null {
    return this.#link;
  }

  /** Both while a connection is being replaced: what either brings is welcome. */
  carries(link: Link): boolean {
    return link === this.#link || link === this.#retiring.link;
  }

  /** Connects now, from the first rung on, whatever was decided before; a connection that is there stays. */
  start() {
    if (this.#link || this.#descent) return;
    const { backoff, ladder, status } = this.#port;
    backoff.reset();
    ladder.top();
    if (!this.#recovering) status.set({ state: 'connecting', code: null, message: null });
    void this.#round();
  }

  /** Ends everything and stays so. */
  stop(state: ConnectionState, code: ErrorCode | null = null, message: string | null = null) {
    for (const alarm of [this.#retry, this.#climb, this.#drain, this.#quiet]) alarm.clear();
    this.#giveUp();
    this.#drop();
    this.#recovering = state === 'lost' || state === 'offline';
    if (this.#recovering) this.#port.ladder.unsettled();
    this.#port.status.set({ state, rung: null, latencyMs: null, nextTryAt: null, attempt: 0, code, message });
  }

  /** Another connection took our place; if it is the one that is to replace this one, that is as it should be. */
  evicted(code: ErrorCode, message: string) {
    if (this.#link && this.#descent) this.broken(this.#link, 'replaced');
    else this.stop('evicted', code, message);
  }

  /** The server ends it. An outworn token is no reason to stay away; anything else is. */
  dismissed(code: ErrorCode, message: string) {
    const link = this.#link;
    link?.close();
    if (link) this.#ended(link, { kind: 'refused', code, message }, true);
  }

  /** The link does not answer any more. */
  broken(link: Link, reason: string) {
    if (link !== this.#link) return;
    link.close();
    this.#ended(link, { kind: 'lost', reason });
  }

  /** Something changed for the better: tries count anew, and the next one is soon. */
  rearm(networkChanged: boolean) {
    const { backoff, ladder, random, status, timing } = this.#port;
    const { state } = status.getSnapshot();
    if (state !== 'reconnecting' && state !== 'lost' && state !== 'offline') return;
    backoff.reset();
    if (networkChanged) ladder.top();
    if (!this.#descent) this.#retry.set(random() * timing.rearmSpreadMs);
  }

  /** There is certainly no network: nothing is tried until there is. */
  offline() {
    const { state } = this.#port.status.getSnapshot();
    if (this.#link || state === 'connecting' || state === 'reconnecting' || state === 'capacity') this.#goOffline();
  }

  /** The server is going: another connection is opened when it said so, and nothing is shown meanwhile. */
  drain(returnAfterMs: number) {
    this.#port.ladder.unsettled();
    this.#climb.clear();
    this.#drain.set(returnAfterMs);
    this.#quiet.set(returnAfterMs + this.#port.timing.drainGraceMs);
  }

  async #round() {
    if (!this.#port.environment.online()) return this.#goOffline();
    this.#retry.clear();
    this.#showTrying();
    const close = await this.#descend(this.#port.ladder.descent());
    if (!close) return;
    this.#port.ladder.failed();
    this.#decide(close, false);
  }

  /** Opens another connection while the present one goes on. */
  async #replace(rungs: readonly Rung[]) {
    const close = await this.#descend(rungs);
    if (!close || !this.#link) return;
    this.#planClimb();
    // The rungs above are blocked only if this one still works; the timed one would find out at its next check.
    this.#link.askNow?.();
  }

  /** Tries rungs; `null` when one was adopted or something else has begun meanwhile. */
  async #descend(rungs: readonly Rung[]): Promise<LinkClose | null> {
    this.#giveUp();
    const { tokens, transports } = this.#port;
    const descent = new Descent(rungs, transports, tokens, {
      ...this.#port,
      adopt: (...adopted) => this.#adopt(...adopted),
      ended: (link, close) => this.#ended(link, close),
      nextAt: (link, at) => {
        if (link === this.#link) this.#port.status.set({ nextTryAt: at });
      },
    });
    this.#descent = descent;
    const close = await descent.run();
    if (this.#descent !== descent) return null;
    this.#descent = null;
    return close;
  }

  #adopt(link: Link, ready: Ready, stamp: StampedCursor['stamp'], connectMs: number) {
    const { clock, ladder, status, timing } = this.#port;
    for (const alarm of [this.#retry, this.#drain, this.#quiet]) alarm.clear();
    if (this.#link) this.#retiring.start(this.#link, timing.catchUpMs);
    this.#link = link;
    ladder.landed(link.rung, this.#descent?.triedSince ?? clock.now(), clock.now());
    this.#descent = null;
    this.#recovering = false;
    this.#adoptedAt = clock.now();
    this.#port.attach(link, ready, stamp);
    status.set({
      state: stateOfRung[link.rung],
      rung: link.rung,
      attempt: 0,
      connectMs,
      serverId: ready.serverId ?? null,
      connectionId: ready.connectionId ?? null,
      userId: ready.userId ?? status.getSnapshot().userId,
      ...(link.rung === 'rest' ? {} : { nextTryAt: null }),
    });
    this.#planClimb();
  }

  #ended(link: Link, close: LinkClose, dismissed = false) {
    if (link === this.#retiring.link) return this.#retiring.now();
    if (link !== this.#link) return;
    const { backoff, clock, status } = this.#port;
    if (clock.now() - this.#adoptedAt >= STABLE_MS) backoff.reset();
    this.#climb.clear();
    this.#drop();
    this.#port.ladder.unsettled();
    this.#recovering = true;
    status.set({ latencyMs: null, ...(this.#quiet.due === null ? { lostAt: clock.now() } : {}) });
    this.#decide(close, true, dismissed);
  }

  /** What follows from a failed round, or from the end of a connection that was `live`. */
  #decide(close: LinkClose, live: boolean, dismissed = false) {
    const { backoff, clock, environment, random, status, timing, tokens } = this.#port;
    const verdict = verdictOf(close, dismissed);
    const [code, message] = close.kind === 'refused' ? [close.code, close.message] : [null, null];
    if (verdict === 'for-good') return this.stop('closing', code, message);
    if (verdict === 'signed-out' || (verdict === 'spoiled' && !live)) return this.stop('signed-out', code, message);
    if (verdict === 'spoiled') tokens.spoil();
    if (close.kind === 'capacity') {
      const wait = (close.retryAfterMs ?? timing.capacityMs) * (1 + 0.25 * random());
      this.#retry.set(wait);
      return status.set({ state: 'capacity', rung: null, nextTryAt: clock.now() + wait });
    }
    if (this.#drain.due !== null) return;
    const wait = backoff.next(!environment.visible());
    if (wait === null) return this.stop('lost');
    this.#retry.set(wait);
    this.#showTrying(clock.now() + wait);
  }

  #showTrying(nextTryAt: number | null = null) {
    const { backoff, status } = this.#port;
    if (this.#quiet.due !== null) return;
    const attempt = Math.max(backoff.attempt, this.#recovering ? 1 : 0);
    // A try in between is not worth a change of what is shown while a place is awaited.
    if (nextTryAt === null && status.getSnapshot().state === 'capacity') status.set({ nextTryAt });
    else if (attempt === 0) status.set({ state: 'connecting', rung: null, nextTryAt });
    else status.set({ state: 'reconnecting', rung: null, attempt, attempts: backoff.attempts, nextTryAt });
  }

  #planClimb() {
    const wait = this.#port.ladder.climbAfterMs(this.#port.random);
    if (wait === null) this.#climb.clear();
    else this.#climb.set(wait);
  }

  #goOffline() {
    const { clock, status } = this.#port;
    const lostAt = this.#link ? clock.now() : status.getSnapshot().lostAt;
    this.stop('offline');
    status.set({ lostAt });
  }

  /** Voids whatever is being tried. */
  #giveUp() {
    this.#descent?.cancel();
    this.#descent = null;
  }

  #drop() {
    this.#retiring.now();
    this.#link?.close();
    this.#link = null;
    this.#port.detach();
  }
}
