import type { ErrorCode } from '@tidings/contracts';
import { Alarm } from '../shared/clock.ts';
import type { Connection, ConnectionClose, Ready, StampedCursor } from '../transports/port.ts';
import { Ascent, type AscentPort } from './ascent.ts';
import { type Adoption, Handover, type HandoverPort } from './handover.ts';
import { Recovery, type RecoveryPort } from './recovery.ts';
import { type ConnectionState, stateOfTransport } from './status.ts';

export type SupervisorPort = Omit<AscentPort, 'connection' | 'descend'> &
  Omit<HandoverPort, 'adopted' | 'ended' | 'nextAt'> &
  Omit<RecoveryPort, 'isOpen' | 'isAwaited' | 'tryNow' | 'stop'> & {
    /** This connection carries everything from now on. */
    attach(connection: Connection, ready: Ready, stamp: StampedCursor['stamp']): void;
  };

/** A connection that lived this long ends a row of failures. */
const STABLE_MS = 2_000;

/** Keeps one connection: opens it on the best transport that works, brings it back, moves it up, and knows when to stop. */
export class Supervisor {
  readonly #port: SupervisorPort;
  readonly #handover: Handover;
  readonly #recovery: Recovery;
  readonly #ascent: Ascent;
  readonly #drain: Alarm;
  #adoptedAt = 0;

  constructor(port: SupervisorPort) {
    const { clock, ladder, status } = port;
    this.#port = port;
    this.#drain = new Alarm(
      clock,
      () => void (this.connection ? this.#ascent.replace(ladder.descent()) : this.#round()),
    );
    this.#handover = new Handover({
      ...port,
      adopted: (adoption) => this.#adopted(adoption),
      ended: (connection, close) => this.#ended(connection, close),
      nextAt: (connection, at) => {
        if (connection === this.connection) status.set({ nextTryAt: at });
      },
    });
    this.#ascent = new Ascent({
      ...port,
      connection: () => this.connection,
      descend: (names) => this.#handover.descend(names),
    });
    this.#recovery = new Recovery({
      ...port,
      isOpen: () => this.connection !== null,
      isAwaited: () => this.#drain.due !== null,
      tryNow: () => void this.#round(),
      stop: (...how) => this.stop(...how),
    });
  }

  get connection(): Connection | null {
    return this.#handover.connection;
  }

  /** Connects now, from the first transport on, whatever was decided before; a connection that is there stays. */
  start() {
    if (this.connection || this.#handover.opening) return;
    const { backoff, ladder, status } = this.#port;
    backoff.reset();
    ladder.top();
    if (!this.#recovery.active) status.set({ state: 'connecting', code: null, message: null });
    void this.#round();
  }

  /** Ends everything and stays so. */
  stop(state: ConnectionState, code: ErrorCode | null = null, message: string | null = null) {
    for (const timer of [this.#ascent, this.#drain, this.#recovery]) timer.clear();
    this.#handover.giveUp();
    this.#handover.drop();
    this.#recovery.active = state === 'lost' || state === 'offline';
    if (this.#recovery.active) this.#port.ladder.unsettled();
    this.#port.status.set({ state, transport: null, latencyMs: null, nextTryAt: null, attempt: 0, code, message });
  }

  /** Another connection took our place; if it is the one that is to replace this one, that is as it should be. */
  evicted(code: ErrorCode, message: string) {
    if (this.connection && this.#handover.opening) this.broken(this.connection, 'replaced');
    else this.stop('evicted', code, message);
  }

  /** The server ends it. An expired token is no reason to stay away; anything else is. */
  dismissed(code: ErrorCode, message: string) {
    const { connection } = this;
    connection?.close();
    if (connection) this.#ended(connection, { kind: 'refused', code, message }, true);
  }

  /** The connection does not answer any more. */
  broken(connection: Connection, reason: string) {
    if (connection !== this.connection) return;
    connection.close();
    this.#ended(connection, { kind: 'lost', reason });
  }

  /** Something changed for the better: tries count anew, and the next one is soon. */
  rearm(networkChanged: boolean) {
    const { backoff, ladder, random, status, timing } = this.#port;
    const { state } = status.getSnapshot();
    if (state !== 'reconnecting' && state !== 'lost' && state !== 'offline') return;
    backoff.reset();
    if (networkChanged) ladder.top();
    if (!this.#handover.opening) this.#recovery.tryIn(random() * timing.rearmSpreadMs);
  }

  /** There is certainly no network: nothing is tried until there is. */
  offline() {
    const { state } = this.#port.status.getSnapshot();
    if (this.connection || state === 'connecting' || state === 'reconnecting' || state === 'capacity')
      this.#goOffline();
  }

  /** The server is going: another connection is opened when it said so, and nothing is shown meanwhile. */
  drain(returnAfterMs: number) {
    this.#port.ladder.unsettled();
    this.#ascent.clear();
    this.#drain.set(returnAfterMs);
    this.#recovery.keepQuiet(returnAfterMs + this.#port.timing.drainGraceMs);
  }

  /** What carries the connection goes or has gone: another one is opened at once, and nothing is shown meanwhile. */
  move() {
    const { ladder, timing } = this.#port;
    if (!this.connection) return this.rearm(true);
    ladder.unsettled();
    ladder.top();
    for (const timer of [this.#ascent, this.#drain]) timer.clear();
    this.#recovery.keepQuiet(timing.drainGraceMs);
    void this.#ascent.replace(ladder.descent());
  }

  /** Tries now rather than when it would, also a connection that was given up as lost. */
  nudge() {
    const { state } = this.#port.status.getSnapshot();
    if (this.connection || this.#handover.opening) return;
    if (state === 'lost' || state === 'reconnecting') void this.#round();
  }

  async #round() {
    const { environment, ladder } = this.#port;
    if (!environment.online()) return this.#goOffline();
    this.#recovery.begin();
    const close = await this.#handover.descend(ladder.descent());
    if (!close) return;
    ladder.failed();
    this.#recovery.after(close, false);
  }

  #adopted({ connection, ready, stamp, connectMs, triedSince }: Adoption) {
    const { clock, ladder, status } = this.#port;
    for (const timer of [this.#drain, this.#recovery]) timer.clear();
    ladder.landed(connection.transport, triedSince, clock.now(), ready.uptimeMs);
    this.#recovery.active = false;
    this.#adoptedAt = clock.now();
    this.#port.attach(connection, ready, stamp);
    const transport = connection.transport === 'tab' ? (connection.carrier ?? 'websocket') : connection.transport;
    status.set({
      state: stateOfTransport[transport],
      transport,
      attempt: 0,
      connectMs,
      serverId: ready.serverId ?? null,
      connectionId: ready.connectionId ?? null,
      userId: ready.userId ?? status.getSnapshot().userId,
      ...(transport === 'rest' ? {} : { nextTryAt: null }),
    });
    this.#ascent.plan();
  }

  #ended(connection: Connection, close: ConnectionClose, dismissed = false) {
    if (!this.#handover.ended(connection)) return;
    const { backoff, clock, ladder, status } = this.#port;
    if (clock.now() - this.#adoptedAt >= STABLE_MS) backoff.reset();
    this.#ascent.clear();
    this.#handover.drop();
    ladder.unsettled();
    this.#recovery.active = true;
    status.set({ latencyMs: null, ...(this.#recovery.isQuiet ? {} : { lostAt: clock.now() }) });
    this.#recovery.after(close, true, dismissed);
  }

  #goOffline() {
    const { clock, status } = this.#port;
    const lostAt = this.connection ? clock.now() : status.getSnapshot().lostAt;
    this.stop('offline');
    status.set({ lostAt });
  }
}
