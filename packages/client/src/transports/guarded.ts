import type { CommandAnswer, CommandInput, CommandName, Namespace } from '@tidings/contracts';
import { isAnswer, isPacket, isReady, isRoomResults } from './guards.ts';
import { type Link, type LinkContext, LinkError, type LinkEvents, type Transport } from './port.ts';

type Report = (problem: string, error: unknown) => void;

/**
 * A transport whose links hand on only what can be read. A packet that cannot is let go and told of: an event's place
 * stays open, so it is asked for again. A connection that begins unreadably, or sends such results, is given up.
 */
export const guarded = (transport: Transport, report: Report): Transport => ({
  rung: transport.rung,
  open: (context, events) => new GuardedLink(transport, context, events, report),
});

class GuardedLink implements Link {
  readonly rung: Link['rung'];
  readonly #link: Link;
  readonly #events: LinkEvents;
  readonly #report: Report;
  readonly askNow?: () => void;
  #closed = false;

  constructor(transport: Transport, context: LinkContext, events: LinkEvents, report: Report) {
    this.rung = transport.rung;
    this.#events = events;
    this.#report = report;
    const link = transport.open(context, {
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
    this.#link = link;
    if (link.askNow) this.askNow = () => link.askNow?.();
  }

  prepare(namespace: Namespace): Promise<void> {
    return this.#link.prepare(namespace);
  }

  async request<N extends CommandName>(
    namespace: Namespace,
    name: N,
    input: CommandInput<N>,
  ): Promise<CommandAnswer<N>> {
    const answer = await this.#link.request(namespace, name, input);
    if (isAnswer(name, answer)) return answer;
    this.#unreadable(`answer of ${name}`);
    throw new LinkError(`The answer of ${name} cannot be read`);
  }

  close() {
    this.#closed = true;
    this.#link.close();
  }

  #unreadable(what: string) {
    this.#report(`An unreadable ${what} was let go`, undefined);
  }

  #giveUp(what: string) {
    if (this.#closed) return;
    this.#unreadable(what);
    this.close();
    this.#events.closed({ kind: 'lost', reason: `unreadable ${what}` });
  }
}
