import type { CommandAnswer, CommandInput, CommandName, Namespace } from '@tidings/contracts';
import { Alarm, type Clock } from '../shared/clock.ts';
import type { Timing } from '../shared/config.ts';
import { homeNamespace } from '../shared/home-namespace.ts';
import type { TransportName } from '../shared/transport-name.ts';
import {
  type Connection,
  type ConnectionClose,
  type ConnectionContext,
  ConnectionError,
  type ConnectionEvents,
} from '../transports/port.ts';
import { roomsOf } from '../transports/sync-results.ts';
import { type FollowerMessage, type LeaderMessage, MAX_INPUT } from './messages.ts';

export type TabConnectionPort = {
  clock: Clock;
  timing: Timing;
  self: string;
  post(message: FollowerMessage): void;
  /** How long the tab that leads may take to answer. */
  answerMs(): number;
  /** No tab that leads answers. True: this tab tries to lead instead. */
  silent(): boolean;
  /** There is no place for this tab. */
  goAlone(): void;
  /** This connection is not of use any more: another one is to be opened in its place. */
  replace(): void;
  ended(connection: TabConnection): void;
};

type Call = { resolve(answer: object): void; reject(error: Error): void };
const MAX_CALLS = 64;
/** Results that only name where a room stands: they prove nothing, and are no answer to any position. */
const NO_GENERATION = -1;

/** The connection of another tab, used by this one: its packets come over a channel of the browser, and commands go there. */
export class TabConnection implements Connection {
  readonly transport = 'tab';
  carrier: TransportName | undefined;
  readonly #port: TabConnectionPort;
  readonly #context: ConnectionContext;
  readonly #events: ConnectionEvents;
  readonly #opening: number;
  readonly #silence: Alarm;
  readonly #calls = new Map<number, Call>();
  #lastCall = 0;
  #leader: string | null = null;
  #closed = false;
  /** The tab that led is gone; its last word stands until another connection is open. */
  #orphaned = false;

  constructor(port: TabConnectionPort, context: ConnectionContext, events: ConnectionEvents, opening: number) {
    this.#port = port;
    this.#context = context;
    this.#events = events;
    this.#opening = opening;
    this.#silence = new Alarm(port.clock, () => this.#unanswered());
  }

  get isOpen(): boolean {
    return this.#leader !== null && !this.#closed;
  }

  /** Asks the tab that leads, once this one can be asked after. */
  ask(canAsk = true) {
    if (this.#closed || this.isOpen) return;
    this.#silence.setIfIdle(this.#port.answerMs());
    if (canAsk) this.#port.post({ type: 'open', opening: this.#opening, rooms: roomsOf(this.#context.cursor().text) });
  }

  /** This tab leads, or goes alone. */
  orphan(reason: string) {
    if (!this.isOpen) return this.fail({ kind: 'lost', reason });
    if (this.#orphaned) return;
    this.#orphaned = true;
    this.#rejectAll(reason);
    this.#port.replace();
  }

  fail(close: ConnectionClose) {
    if (this.#closed) return;
    this.close();
    this.#events.closed(close);
  }

  heard(from: string, message: LeaderMessage) {
    if (this.#closed || ('to' in message && message.to !== this.#port.self)) return;
    if (!this.isOpen) return this.#heardOpening(from, message);
    const leads = message.type === 'lead' || message.type === 'up';
    if (leads && from !== this.#leader) return this.orphan('another tab leads');
    if (from !== this.#leader) return;
    // What its connection was, goes on until the new one is open here too.
    if (message.type === 'up') this.#port.replace();
    else if (message.type === 'packet') this.#events.packet(message.name, message.payload, message.meta);
    else if (message.type === 'next') this.#events.nextAt(message.at);
    else if (message.type === 'down') this.fail({ kind: 'lost', reason: 'the connection of the tab that leads' });
    else if (message.type === 'unknown') this.orphan('unknown to the tab that leads');
    else if (message.type === 'full') this.#crowded();
    else if (message.type === 'answer') {
      const call = this.#calls.get(message.call);
      this.#calls.delete(message.call);
      if (message.answer) call?.resolve(message.answer);
      else call?.reject(new ConnectionError(message.failed?.message ?? 'failed', message.failed?.code));
    }
  }

  async prepare(namespace: Namespace): Promise<void> {
    await this.#call(namespace, 'prepare', {});
  }

  async request<N extends CommandName>(
    namespace: Namespace,
    name: N,
    input: CommandInput<N>,
  ): Promise<CommandAnswer<N>> {
    // The tab that leads acknowledges, and keeps the token of the connection, which is of the same session.
    if (name === 'ack') return { ok: true } as CommandAnswer<N>;
    if (name === 'auth:refresh') return { ok: true, expiresAt: new Date(0).toISOString() } as CommandAnswer<N>;
    const answer = (await this.#call(namespace, name, input)) as CommandAnswer<N>;
    if (!answer.ok && answer.code === 'TOO_MANY_ROOMS') {
      this.#crowded();
      throw new ConnectionError('no place');
    }
    return answer;
  }

  askNow() {
    if (this.isOpen && !this.#orphaned) this.#port.post({ type: 'ask' });
  }

  close() {
    if (this.#closed) return;
    this.#closed = true;
    this.#silence.clear();
    this.#rejectAll('closed');
    this.#port.ended(this);
  }

  #heardOpening(from: string, message: LeaderMessage) {
    if (message.type === 'lead' || message.type === 'up') {
      return this.ask();
    }
    if (message.type === 'full') return this.#crowded();
    // It is there, and will say when it is connected.
    if (message.type === 'alive') this.#silence.clear();
    if (message.type !== 'ready' || message.opening !== this.#opening) return;
    this.#silence.clear();
    this.#leader = from;
    this.carrier = message.carrier;
    const stamp = new Map(message.ready.rooms?.map(({ room }) => [room, NO_GENERATION]));
    this.#events.ready(homeNamespace, message.ready, stamp);
    if (!this.#closed && message.nextAt !== null) this.#events.nextAt(message.nextAt);
  }

  #crowded() {
    this.#port.goAlone();
    this.orphan('no place');
  }

  #unanswered() {
    if (this.#port.silent()) this.#silence.set(this.#port.answerMs());
    else this.fail({ kind: 'lost', reason: 'no tab that leads answers' });
  }

  #call(namespace: Namespace, name: CommandName | 'prepare', input: object): Promise<object> {
    const { clock, timing } = this.#port;
    return new Promise((resolve, reject) => {
      if (!this.isOpen || this.#orphaned) return reject(new ConnectionError('closed'));
      if (this.#calls.size >= MAX_CALLS) return reject(new ConnectionError('too many commands at once'));
      if (JSON.stringify(input).length > MAX_INPUT) return reject(new ConnectionError('too long'));
      const call = ++this.#lastCall;
      const handle = clock.setTimeout(
        () => settle(() => reject(new ConnectionError('timeout'))),
        timing.requestTimeoutMs,
      );
      const settle = (run: () => void) => {
        clock.clearTimeout(handle);
        this.#calls.delete(call);
        run();
      };
      this.#calls.set(call, {
        resolve: (answer) => settle(() => resolve(answer)),
        reject: (error) => settle(() => reject(error)),
      });
      this.#port.post({ type: 'call', call, namespace, name, input });
    });
  }

  #rejectAll(reason: string) {
    for (const { reject } of [...this.#calls.values()]) reject(new ConnectionError(reason));
  }
}
