import type { EventPayload } from '@tidings/contracts';
import type { Supervisor } from './connection/supervisor.ts';
import type { Tokens } from './connection/tokens.ts';
import { type Clock, pause, type Random } from './shared/clock.ts';
import type { Timing } from './shared/config.ts';
import { homeNamespace } from './shared/home-namespace.ts';
import type { Streams } from './stream/streams.ts';

type ControlsPort = {
  clock: Clock;
  random: Random;
  timing: Timing;
  supervisor: Supervisor;
  streams: Streams;
  tokens: Tokens;
};

/** A token that cannot be fetched is asked for again; the server waits 30 s beyond the expiry. */
const RENEW_TRIES = 5;

/** What the server says to the connection rather than into a room. */
export class Controls {
  readonly #port: ControlsPort;
  readonly #handlers: Record<string, (payload: object) => void>;

  constructor(port: ControlsPort) {
    this.#port = port;
    const { supervisor, streams } = port;
    const on = <N extends 'session:evicted' | 'session:closing' | 'server:draining' | 'heads' | 'sync:reset'>(
      name: N,
      handle: (payload: EventPayload<N>) => void,
    ) => ({ [name]: handle as (payload: object) => void });
    this.#handlers = {
      ...on('session:evicted', ({ code, message }) => supervisor.evicted(code, message)),
      ...on('session:closing', ({ code, message }) => supervisor.dismissed(code, message)),
      ...on('server:draining', ({ returnAfterMs }) => supervisor.drain(returnAfterMs)),
      ...on('heads', ({ epoch, rooms }) => streams.heads(epoch, rooms, true)),
      ...on('sync:reset', ({ room, reason }) => streams.reset(room, reason)),
      'auth:expiring': () => void this.renew('server'),
    };
  }

  /** Events of a newer protocol are let pass. */
  handle(name: string, payload: object) {
    if (Object.hasOwn(this.#handlers, name)) this.#handlers[name]?.(payload);
  }

  /** Gives the connection a new token. Never rejects. */
  async renew(askedBy: 'server' | 'application') {
    const { clock, random, supervisor, timing, tokens } = this.#port;
    if (askedBy === 'application') {
      tokens.renewed();
      supervisor.rearm(false);
    }
    const { connection } = supervisor;
    for (let tries = 0; connection && connection === supervisor.connection && tries < RENEW_TRIES; tries += 1) {
      try {
        const token = askedBy === 'server' ? await tokens.refresh() : await tokens.get();
        if (connection !== supervisor.connection) return;
        if (!token) return supervisor.stop('signed-out', 'SESSION_REVOKED', 'Signed out');
        const answer = await connection.request(homeNamespace, 'auth:refresh', { token });
        if (answer.ok) return;
      } catch {
        // The next try, or the end of the connection, settles it.
      }
      await pause(clock, timing.syncRetryMaxMs * (0.5 + random()));
    }
  }
}
