import type { ErrorCode } from '@tidings/contracts';
import type { Timing } from '../config.ts';
import type { Environment } from '../environment.ts';
import { type ConnectionState, type StatusStore, stateOfRung } from '../status.ts';
import type { Link, LinkClose, Ready, StampedCursor, Transport } from '../transports/port.ts';
import type { Rung } from '../types.ts';
import type { Backoff } from './backoff.ts';
import { Alarm, type Clock, type Random } from './clock.ts';
import type { Ladder } from './ladder.ts';
import { Opening, type OpeningPort } from './opening.ts';
import type { Tokens } from './tokens.ts';

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

const spoiled = new Set<ErrorCode>(['AUTH_REQUIRED', 'AUTH_INVALID', 'AUTH_EXPIRED']);
const signedOut: LinkClose = { kind: 'refused', code: 'SESSION_REVOKED', message: 'Signed out' };
const forGood = new Set<ErrorCode>(['PROTOCOL_UNSUPPORTED', 'FORBIDDEN', 'ORIGIN_REFUSED', 'SUSPENDED', 'EVICTED']);
/** A connection that lived this long ends a row of failures. */
const STABLE_MS = 2_000;

/** Keeps one connection: opens it on the best rung that works, brings it back, moves it up, and knows when to stop. */
export class Supervisor {
  readonly #port: SupervisorPort;
  readonly #retry: Alarm;
  readonly #climb: Alarm;
  readonly #drain: Alarm;
  readonly #quiet: Alarm;
  readonly #retire: Alarm;
  #link: Link | null = null;
  #old: Link | null = null;
  #opening: Opening | null = null;
  #turn = 0;
  #trying = false;
  #adoptedAt = 0;
  #recovering = false;
  #retireBy = 0;

  constructor(port: SupervisorPort) {
    this.#port = port;
    this.#retry = new Alarm(port.clock, () => void this.#round());
    this.#climb = new Alarm(port.clock, () => void this.#replace(port.ladder.above()));
    this.#drain = new Alarm(port.clock, () => void (this.#link ? this.#replace(port.ladder.descent()) : this.#round()));
    this.#quiet = new Alarm(port.clock, () => {
      if (!this.#link) this.#showTrying();
    });
    this.#retire = new Alarm(port.clock, () => this.#retireOld());
  }

  get link(): Link | null {
    return this.#link;
  }

  /** Both while a connection is being replaced: what either brings is welcome. */
  carries(link: Link): boolean {
    return link === this.#link || link === this.#old;
  }

  /** Connects now, whatever was decided before; a connection that is there stays. */
  start() {
    if (this.#link || this.#trying) return;
    this.#port.backoff.reset();
    this.#port.ladder.top();
    this.#port.status.set({ state: 'connecting', code: null, message: null });
    void this.#round();
  }

  /** Ends everything and stays so. */
  stop(state: ConnectionState, code: ErrorCode | null = null, message: string | null = null) {
    this.#cancel();
    for (const alarm of [this.#retry, this.#climb, this.#drain, this.#quiet]) alarm.clear();
    this.#drop();
    this.#recovering = state === 'lost' || state === 'offline';
    this.#port.status.set({ state, rung: null, nextTryAt: null, attempt: 0, code, message });
  }

  /** At the person's wish: now, from the first rung on. */
  retryNow() {
    if (this.#link || this.#trying) return;
    this.#port.backoff.reset();
    this.#port.ladder.top();
    void this.#round();
  }

  /** Another connection took our place; if it is the one that is to replace this one, that is as it should be. */
  evicted(code: ErrorCode, message: string) {
    if (this.#link && this.#opening) this.broken(this.#link, 'replaced');
    else this.stop('evicted', code, message);
  }

  /** The server ends it. An outworn token is no reason to stay away; anything else is. */
  dismissed(code: ErrorCode, message: string) {
    const link = this.#link;
    if (!link) return;
    link.close();
    this.#ended(link, { kind: 'refused', code, message }, true);
  }

  /** Something changed for the better: tries count anew, and the next one is soon. */
  rearm(networkChanged: boolean) {
    const { state } = this.#port.status.getSnapshot();
    if (state !== 'reconnecting' && state !== 'lost' && state !== 'offline') return;
    this.#port.backoff.reset();
    if (networkChanged) this.#port.ladder.top();
    if (!this.#trying) this.#retry.set(this.#port.random() * this.#port.timing.rearmSpreadMs);
  }

  offline() {
    const { state } = this.#port.status.getSnapshot();
    if (this.#link || state === 'connecting' || state === 'reconnecting') {
      this.stop('offline');
      this.#port.status.set({ lostAt: this.#port.clock.now() });
    }
  }

  /** The server is going: another connection is opened when it said so, and nothing is shown meanwhile. */
  drain(returnAfterMs: number) {
    this.#climb.clear();
    this.#drain.set(returnAfterMs);
    this.#quiet.set(returnAfterMs + this.#port.timing.drainGraceMs);
  }

  /** The link does not answer any more. */
  broken(link: Link, reason: string) {
    if (link !== this.#link) return;
    link.close();
    this.#ended(link, { kind: 'lost', reason });
  }

  async #round() {
    if (!this.#port.environment.online()) return this.offline();
    const turn = this.#cancel();
    this.#retry.clear();
    this.#showTrying();
    const close = await this.#descend(turn, this.#port.ladder.descent());
    if (close && turn === this.#turn) {
      this.#port.ladder.top();
      this.#decide(close);
    }
  }

  /** Opens another connection while the present one goes on; a failure changes nothing. */
  async #replace(rungs: readonly Rung[]) {
    const turn = this.#cancel();
    const close = await this.#descend(turn, rungs);
    if (close && turn === this.#turn && this.#link) this.#planClimb();
  }

  async #descend(turn: number, rungs: readonly Rung[]): Promise<LinkClose | null> {
    this.#trying = true;
    try {
      if (!(await this.#port.tokens.get())) return signedOut;
      let refreshed = false;
      let close: LinkClose | null = null;
      for (let at = 0; at < rungs.length && turn === this.#turn; at += 1) {
        const rung = rungs[at];
        close = rung ? await this.#open(rung) : null;
        if (!close) return null;
        if (close.kind === 'refused' && spoiled.has(close.code) && !refreshed) {
          refreshed = true;
          if (!(await this.#port.tokens.refresh())) return signedOut;
          at -= 1;
        } else if (close.kind !== 'lost') return close;
      }
      return close ?? { kind: 'lost', reason: 'no transport' };
    } catch (error) {
      return { kind: 'lost', reason: error instanceof Error ? error.message : 'token' };
    } finally {
      if (turn === this.#turn) this.#trying = false;
    }
  }

  #open(rung: Rung): Promise<LinkClose | null> {
    const transport = this.#port.transports.get(rung);
    if (!transport) return Promise.resolve({ kind: 'lost', reason: 'no transport' });
    this.#opening = new Opening(transport, {
      ...this.#port,
      adopt: (link, ready, stamp, connectMs) => this.#adopt(link, ready, stamp, connectMs),
      ended: (link, close) => this.#ended(link, close),
      nextAt: (link, at) => {
        if (link === this.#link) this.#port.status.set({ nextTryAt: at });
      },
    });
    return this.#opening.result;
  }

  #adopt(link: Link, ready: Ready, stamp: StampedCursor['stamp'], connectMs: number) {
    const { clock, ladder, status, timing } = this.#port;
    this.#opening = null;
    for (const alarm of [this.#retry, this.#drain, this.#quiet]) alarm.clear();
    this.#old?.close();
    this.#old = this.#link;
    this.#link = link;
    ladder.landed(link.rung, clock.now(), this.#recovering);
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
    this.#retireBy = clock.now() + timing.catchUpMs;
    if (this.#old) this.#retireOld();
    this.#planClimb();
  }

  /** The old connection goes when the new one has brought everything, or after a bounded while. */
  #retireOld() {
    if (!this.#old) return;
    if (!this.#port.caughtUp() && this.#port.clock.now() < this.#retireBy) return this.#retire.set(100);
    this.#old.close();
    this.#old = null;
  }

  #ended(link: Link, close: LinkClose, terminal = false) {
    if (link === this.#old) this.#old = null;
    if (link !== this.#link) return;
    const { backoff, clock, status, tokens } = this.#port;
    if (clock.now() - this.#adoptedAt >= STABLE_MS) backoff.reset();
    this.#climb.clear();
    this.#drop();
    this.#recovering = true;
    if (this.#quiet.due === null) status.set({ rung: null, latencyMs: null, lostAt: clock.now(), nextTryAt: null });
    const stale = close.kind === 'refused' && spoiled.has(close.code);
    if (stale) tokens.spoil();
    if (close.kind === 'refused' && terminal && !stale) {
      this.stop(close.code === 'SESSION_REVOKED' ? 'signed-out' : 'closing', close.code, close.message);
    } else this.#decide(stale ? { kind: 'lost', reason: 'token' } : close);
  }

  #decide(close: LinkClose) {
    const { backoff, clock, environment, random, status, timing } = this.#port;
    if (close.kind === 'refused') {
      if (close.code === 'SESSION_REVOKED' || spoiled.has(close.code)) {
        return this.stop('signed-out', close.code, close.message);
      }
      if (forGood.has(close.code)) return this.stop('closing', close.code, close.message);
    }
    if (close.kind === 'capacity') {
      const wait = (close.retryAfterMs ?? timing.capacityMs) * (1 + 0.25 * random());
      this.#retry.set(wait);
      return status.set({ state: 'capacity', nextTryAt: clock.now() + wait });
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
    const { attempts } = backoff;
    const attempt = Math.max(backoff.attempt, this.#recovering ? 1 : 0);
    if (nextTryAt === null && status.getSnapshot().state === 'capacity') status.set({ nextTryAt });
    else if (attempt === 0) status.set({ state: 'connecting', nextTryAt });
    else status.set({ state: 'reconnecting', attempt, attempts, nextTryAt });
  }

  #planClimb() {
    const wait = this.#port.ladder.climbAfterMs();
    if (wait === null) this.#climb.clear();
    else this.#climb.set(wait * (0.9 + 0.2 * this.#port.random()));
  }

  /** Voids whatever is being tried; answers the number of the new turn. */
  #cancel(): number {
    this.#turn += 1;
    this.#trying = false;
    this.#opening?.cancel({ kind: 'lost', reason: 'cancelled' });
    this.#opening = null;
    return this.#turn;
  }

  #drop() {
    this.#retire.clear();
    this.#link?.close();
    this.#old?.close();
    this.#link = null;
    this.#old = null;
    this.#port.detach();
  }
}
