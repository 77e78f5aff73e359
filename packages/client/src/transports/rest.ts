import type { CommandAnswer, CommandInput, CommandName, Namespace } from '@tidings/contracts';
import { Alarm, type Random } from '../shared/clock.ts';
import { type HttpRungOptions, httpOf } from './http.ts';
import { type Link, type LinkClose, type LinkContext, LinkError, type LinkEvents, type Transport } from './port.ts';
import { RestCommands } from './rest-commands.ts';
import { roomsOf } from './sync-results.ts';

export type RestOptions = HttpRungOptions & { random: Random };

/** The lowest rung: asks what is new by a timer. Nothing arrives by itself, nothing is missed either. */
export function restTransport(options: RestOptions): Transport {
  return { rung: 'rest', open: (context, events) => new RestLink(options, context, events) };
}

class RestLink implements Link {
  readonly rung = 'rest';
  readonly #context: LinkContext;
  readonly #events: LinkEvents;
  readonly #options: RestOptions;
  readonly #commands: RestCommands;
  readonly #next: Alarm;
  #open = false;
  #closed = false;

  constructor(options: RestOptions, context: LinkContext, events: LinkEvents) {
    this.#context = context;
    this.#events = events;
    this.#options = options;
    const http = httpOf(options, () => context.token());
    this.#commands = new RestCommands(http, context.deviceId, { ack: async () => ({ ok: true }) });
    this.#next = new Alarm(options.clock, () => void this.#ask());
    this.#next.set(0);
  }

  async prepare() {
    if (this.#closed) throw new LinkError('closed');
  }

  async request<N extends CommandName>(_: Namespace, name: N, input: CommandInput<N>): Promise<CommandAnswer<N>> {
    if (this.#closed) throw new LinkError('closed');
    return this.#commands.request(name, input);
  }

  askNow() {
    // While no check is due, one is under way.
    if (this.#next.due !== null) this.#next.set(0);
  }

  close() {
    this.#closed = true;
    this.#next.clear();
    this.#commands.close();
  }

  /** One check. Presenting the cursor acknowledges what it covers. Never rejects. */
  async #ask() {
    const { text, stamp } = this.#context.cursor();
    const answer = await this.#commands.pages(text, roomsOf(text));
    if (this.#closed) return;
    if (!answer.ok) return this.#fail(answer.close);
    const rooms = answer.body.results();
    if (this.#open) this.#events.results(rooms, stamp);
    else this.#events.ready('/forum', { epoch: answer.body.epoch, rooms }, stamp);
    this.#open = true;
    if (this.#closed) return;
    const { timedSyncMs, timedSyncJitter } = this.#options.timing;
    const wait = timedSyncMs * (1 - timedSyncJitter + 2 * timedSyncJitter * this.#options.random());
    this.#next.set(wait);
    this.#events.nextAt(this.#options.clock.now() + wait);
  }

  #fail(close: LinkClose) {
    this.close();
    this.#events.closed(close);
  }
}
