import type { CommandAnswer, CommandInput, CommandName, Namespace } from '@tidings/contracts';
import { isAnswer, isPacket, isReady, isRoomResults } from './guards.ts';
import {
  type Connection,
  type ConnectionContext,
  ConnectionError,
  type ConnectionEvents,
  type Transport,
} from './port.ts';

type Report = (problem: string, error: unknown) => void;

/**
 * A transport whose connections hand on only what can be read. A packet that cannot is dropped and reported: an event's place
 * stays open, so it is asked for again. A connection that begins unreadably, or sends such results, is given up.
 */
export const guarded = (transport: Transport, report: Report): Transport => ({
  name: transport.name,
  open: (context, events) => new GuardedConnection(transport, context, events, report),
});

class GuardedConnection implements Connection {
  readonly transport: Connection['transport'];
  readonly #connection: Connection;
  readonly #events: ConnectionEvents;
  readonly #report: Report;
  readonly askNow?: () => void;
  #closed = false;

  constructor(transport: Transport, context: ConnectionContext, events: ConnectionEvents, report: Report) {
    this.transport = transport.name;
    this.#events = events;
    this.#report = report;
    const connection = transport.open(context, {
      ...events,
      packet: (name, payload, meta) =>
        isPacket(name, payload, meta) ? events.packet(name, payload, meta) : this.#unreadable(`packet ${name}`),
      ready: (namespace, ready, stamp) =>
        isReady(ready) ? events.ready(namespace, ready, stamp) : this.#giveUp('session:ready'),
      results: (rooms, stamp) => (isRoomResults(rooms) ? events.results(rooms, stamp) : this.#giveUp('results')),
      closed: (close) => {
        this.#closed = true;
        events.closed(close);
      },
    });
    this.#connection = connection;
    if (connection.askNow) this.askNow = () => connection.askNow?.();
  }

  get carrier() {
    return this.#connection.carrier;
  }

  prepare(namespace: Namespace): Promise<void> {
    return this.#connection.prepare(namespace);
  }

  async request<N extends CommandName>(
    namespace: Namespace,
    name: N,
    input: CommandInput<N>,
  ): Promise<CommandAnswer<N>> {
    const answer = await this.#connection.request(namespace, name, input);
    if (isAnswer(name, answer)) return answer;
    this.#unreadable(`answer of ${name}`);
    throw new ConnectionError(`The answer of ${name} cannot be read`);
  }

  close() {
    this.#closed = true;
    this.#connection.close();
  }

  #unreadable(what: string) {
    this.#report(`An unreadable ${what} was dropped`, undefined);
  }

  #giveUp(what: string) {
    if (this.#closed) return;
    this.#unreadable(what);
    this.close();
    this.#events.closed({ kind: 'lost', reason: `unreadable ${what}` });
  }
}
