import type { CommandAnswer, CommandInput, CommandName, Namespace } from '@tidings/contracts';
import { Alarm, type Random } from '../shared/clock.ts';
import { homeNamespace } from '../shared/home-namespace.ts';
import { type HttpTransportOptions, httpOf } from './http.ts';
import {
  type Connection,
  type ConnectionClose,
  type ConnectionContext,
  ConnectionError,
  type ConnectionEvents,
  type Transport,
} from './port.ts';
import { RestCommands } from './rest-commands.ts';
import { roomsOf } from './sync-results.ts';

export type RestOptions = HttpTransportOptions & { random: Random };

/** The last fallback: asks what is new by a timer. Nothing arrives by itself, nothing is missed either. */
export function restTransport(options: RestOptions): Transport {
  return { name: 'rest', open: (context, events) => new RestConnection(options, context, events) };
}

class RestConnection implements Connection {
  readonly transport = 'rest';
  readonly #context: ConnectionContext;
  readonly #events: ConnectionEvents;
  readonly #options: RestOptions;
  readonly #commands: RestCommands;
  readonly #next: Alarm;
  #open = false;
  #closed = false;

  constructor(options: RestOptions, context: ConnectionContext, events: ConnectionEvents) {
    this.#context = context;
    this.#events = events;
    this.#options = options;
    const http = httpOf(options, () => context.token());
    this.#commands = new RestCommands(http, context.deviceId, { ack: async () => ({ ok: true }) });
    this.#next = new Alarm(options.clock, () => void this.#ask());
    this.#next.set(0);
  }

  async prepare() {
    if (this.#closed) throw new ConnectionError('closed');
  }

  async request<N extends CommandName>(_: Namespace, name: N, input: CommandInput<N>): Promise<CommandAnswer<N>> {
    if (this.#closed) throw new ConnectionError('closed');
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
    else this.#events.ready(homeNamespace, { epoch: answer.body.epoch, rooms }, stamp);
    this.#open = true;
    if (this.#closed) return;
    const { timedSyncMs, timedSyncJitter } = this.#options.timing;
    const wait = timedSyncMs * (1 - timedSyncJitter + 2 * timedSyncJitter * this.#options.random());
    this.#next.set(wait);
    this.#events.nextAt(this.#options.clock.now() + wait);
  }

  #fail(close: ConnectionClose) {
    this.close();
    this.#events.closed(close);
  }
}
