import type { ErrorCode } from '@tidings/contracts';
import type { Environment } from '../connection/environment.ts';
import type { StatusStore } from '../connection/status.ts';
import type { Supervisor } from '../connection/supervisor.ts';
import type { Stats } from '../shared/stats.ts';
import type { LadderName } from '../shared/transport-name.ts';
import { guarded } from '../transports/guarded.ts';
import type { Connection, ConnectionContext, ConnectionEvents, Transport } from '../transports/port.ts';
import { Hub, type HubPort } from './hub.ts';
import { Leadership } from './leadership.ts';
import { type EndState, type FollowerMessage, isOfLeader, type LeaderMessage, readTabMessage } from './messages.ts';
import { noConnection } from './no-connection.ts';
import { type TabChannel, type TabsOptions, watchLife } from './port.ts';
import { SharedConnection } from './shared-connection.ts';
import { TabConnection } from './tab-connection.ts';

export type TabsPort = Pick<HubPort, 'clock' | 'random' | 'timing'> & {
  environment: Environment;
  status: StatusStore;
  stats: Stats;
  supervisor(): Supervisor;
  report(problem: string, error: unknown): void;
};

/** A tab for which there was no place asks again after so long. */
const ALONE_MS = 600_000;

/**
 * One connection for all tabs of a browser (PRODUCT RTC-6): one of them leads and shares its own, the others use it as their
 * best transport. A tab that hears from none, or has no place, or cannot know of the others, has a connection of its own.
 */
export class Tabs {
  readonly #port: TabsPort;
  readonly #options: TabsOptions;
  readonly #hub: Hub;
  readonly #leadership: Leadership;
  readonly #connections = new Set<TabConnection>();
  readonly #stops: (() => void)[];
  #channel: TabChannel | null = null;
  #entered = false;
  /** No tab that leads has answered: until one is heard of, this one goes alone. */
  #unheard = false;
  #aloneUntil = 0;
  #openings = 0;
  /** This tab leads, and its connection has ended for good. */
  #ended = false;

  constructor(port: TabsPort, options: TabsOptions) {
    const { clock, environment, status, timing } = port;
    this.#port = port;
    this.#options = options;
    this.#hub = new Hub({
      ...port,
      self: options.tab,
      post: (message) => this.#post(message),
      watch: (tab, gone) => watchLife(options, tab, gone),
      wanted: () => port.supervisor().nudge(),
    });
    this.#leadership = new Leadership({
      ...{ clock, timing, options },
      visible: () => environment.visible(),
      isFollowing: () => [...this.#connections].some(({ isOpen }) => isOpen),
      isUnanswered: () => this.#unheard,
      ping: () => this.#post({ type: 'ping' }),
      changed: (leads) => this.#changed(leads),
      lives: () => {
        for (const connection of this.#connections) connection.ask();
      },
      unusable: () => this.#goAlone(Number.POSITIVE_INFINITY),
    });
    this.#stops = [
      environment.watch((what) => {
        if (what === 'visible') this.#leadership.ask();
      }),
      status.subscribe(() => {
        const { state, code, message } = status.getSnapshot();
        if (state === 'evicted' || state === 'closing' || state === 'signed-out') this.#stopped(state, code, message);
      }),
    ];
  }

  /** The transports of this tab's own, used while it leads or is alone and shared while it leads, below that of another tab. */
  ladder(own: readonly Transport[]): Transport[] {
    const tab: Transport = { name: 'tab', open: (context, events) => this.#open(context, events) };
    return [guarded(tab, this.#port.report), ...own.map((transport) => this.#share(transport))];
  }

  /** Whether it is worth looking up to this transport now. */
  readonly isOffered = (transport: LadderName): boolean =>
    transport !== 'tab' || (this.#entered && !this.#leadership.leads && !this.#isAlone);

  /** This tab wants to be connected. */
  enter() {
    this.#ended = false;
    if (this.#entered) return;
    this.#channel ??= this.#options.channel((message) => this.#heard(message));
    if (!this.#channel) return this.#goAlone(Number.POSITIVE_INFINITY);
    this.#entered = true;
    this.#leadership.enter();
  }

  /** It does not any more: another one leads, if this one did. */
  leave() {
    if (!this.#entered) return;
    if (!this.#leadership.leads) this.#post({ type: 'bye' });
    this.#entered = false;
    this.#unheard = false;
    this.#hub.lead(false);
    this.#leadership.leave();
  }

  close() {
    this.leave();
    for (const stop of this.#stops) stop();
    this.#channel?.close();
    this.#channel = null;
  }

  get #isAlone(): boolean {
    return this.#port.clock.now() < this.#aloneUntil;
  }

  #open(context: ConnectionContext, events: ConnectionEvents): Connection {
    const { clock, timing } = this.#port;
    const connection: TabConnection = new TabConnection(
      {
        ...{ clock, timing, self: this.#options.tab },
        answerMs: () => this.#leadership.answerMs,
        post: (message) => this.#post(message),
        silent: () => this.#silent(),
        goAlone: () => this.#goAlone(clock.now() + ALONE_MS),
        replace: () => this.#port.supervisor().move(),
        ended: () => this.#connections.delete(connection),
      },
      context,
      events,
      ++this.#openings,
    );
    this.#connections.add(connection);
    queueMicrotask(() => {
      const { leads, lives } = this.#leadership;
      if (leads || this.#isAlone || !this.#entered) connection.orphan('no other tab');
      else connection.ask(lives);
    });
    return connection;
  }

  #share(transport: Transport): Transport {
    const mayOpen = () => !this.#entered || this.#leadership.leads || this.#unheard || this.#isAlone;
    return {
      name: transport.name,
      open: (context, events) =>
        mayOpen()
          ? new SharedConnection(transport, context, events, this.#hub)
          : noConnection(transport, events, 'another tab leads'),
    };
  }

  /** The connection has ended for good: the other tabs hear why, and whichever wants to be connected leads then. */
  #stopped(state: EndState, code: ErrorCode | null, message: string | null) {
    if (!this.#entered || this.#ended) return;
    if (!this.#leadership.leads) return this.leave();
    this.#ended = true;
    this.#post({ type: 'ended', state, code, message });
  }

  #changed(leads: boolean) {
    this.#hub.lead(leads);
    if (leads) this.#orphanAll('this tab leads');
    else this.#port.supervisor().move();
  }

  #heard(data: unknown) {
    const message = readTabMessage(data);
    if (!message) return this.#unreadable();
    if (isOfLeader(message)) return this.#heardLeader(message.from, message);
    // Whoever asks wants to be connected where this tab does not.
    if (this.#ended && message.type === 'open') this.leave();
    else this.#hub.heard(message.from, message);
  }

  #heardLeader(from: string, message: LeaderMessage) {
    if (!this.#entered || this.#leadership.leads) return;
    this.#leadership.heard(message.type === 'lead');
    const supervisor = this.#port.supervisor();
    const hasOwn = supervisor.connection !== null && supervisor.connection.transport !== 'tab';
    if (message.type === 'ended') {
      if (!hasOwn) supervisor.stop(message.state, message.code, message.message);
      return;
    }
    for (const connection of [...this.#connections]) connection.heard(from, message);
    this.#unheard = false;
    if (this.#connections.size > 0) return;
    // It had none to use when it opened its own.
    if (hasOwn && !this.#isAlone) supervisor.move();
    else if (message.type === 'up') supervisor.rearm(false);
  }

  /** Nobody has answered. A tab that is looked at takes the lead; another one waits for no one and goes alone. */
  #silent(): boolean {
    if (this.#leadership.take()) return true;
    this.#unheard = true;
    return false;
  }

  #goAlone(until: number) {
    this.#aloneUntil = until;
    if (this.#entered && !this.#leadership.leads) this.#post({ type: 'bye' });
    this.#orphanAll('alone');
  }

  #orphanAll(reason: string) {
    for (const connection of [...this.#connections]) connection.orphan(reason);
  }

  #post(message: LeaderMessage | FollowerMessage) {
    try {
      this.#channel?.post({ ...message, from: this.#options.tab });
    } catch (error) {
      // What cannot be copied is not sent; the other side asks again.
      this.#port.report(`A message ${message.type} to the other tabs could not be sent`, error);
    }
  }

  #unreadable() {
    this.#port.stats.unreadable += 1;
    this.#port.report('A message of another tab could not be read and was ignored', undefined);
  }
}
