import type { QueryClient } from '@tanstack/react-query';
import type { AppCommandName, Status } from '@tidings/client';
import type { CommandAnswer, CommandInput } from '@tidings/contracts';
import { setConnection, setConnectionActions, setLatency } from '../lib/connection.ts';
import { isReplaced } from '../lib/http/is-replaced.ts';
import { refreshSession, sessionEnded } from '../lib/session/session.ts';
import { session } from '../lib/session/state.ts';
import { createStore } from '../lib/store/external-store.ts';
import type { Live } from './client/open-client.ts';
import { connectionView } from './connection-view.ts';
import { quiet } from './quiet.ts';
import { sessionOf } from './session-of.ts';

const reloadFirstMs = 1000;
const reloadMaxMs = 30_000;

/** The live connection of this tab: one while somebody is signed in, none otherwise. */
export class Realtime {
  readonly live = createStore<Live | undefined>(undefined);
  readonly status = createStore<Status | undefined>(undefined);
  readonly #queries: QueryClient;
  readonly #prepare: () => Promise<unknown>;
  #memberId: string | undefined;
  #sessionId: string | undefined;
  #token: string | undefined;
  #turn = 0;
  #reload: ReturnType<typeof setTimeout> | undefined;
  /** How often it was connected again without having been live. */
  #revivals = 0;

  constructor(queries: QueryClient, prepare: () => Promise<unknown>) {
    this.#queries = queries;
    this.#prepare = prepare;
  }

  start(): () => void {
    setConnectionActions({
      retry: () => this.retry(),
      useThisWindow: () => this.live.get()?.client.connect(),
      refresh: () => this.retry(),
    });
    const stop = session.subscribe(() => this.#follow());
    const online = () => this.#reloadNow();
    window.addEventListener('online', online);
    this.#follow();
    return () => {
      stop();
      window.removeEventListener('online', online);
      this.#end();
    };
  }

  readonly retry = (): void => {
    const live = this.live.get();
    if (live) live.client.retry();
    else this.#reloadNow();
  };

  /** Sends a command on the way in use. Never rejects: without a connection it is refused. */
  async command<N extends AppCommandName>(name: N, input: CommandInput<N>): Promise<CommandAnswer<N>> {
    const live = this.live.get();
    return live ? live.client.command(name, input) : { ok: false, code: 'UNAVAILABLE', message: 'Not connected' };
  }

  #follow(): void {
    const now = session.get();
    const signedIn = now.status === 'signed-in' ? now : undefined;
    const sessionId = signedIn && sessionOf(signedIn.accessToken);
    // Tabs share a connection by session: one that signed in anew meets the others of its own.
    if (signedIn?.user.id !== this.#memberId || sessionId !== this.#sessionId) {
      this.#end();
      this.#memberId = signedIn?.user.id;
      this.#sessionId = sessionId;
      this.#token = signedIn?.accessToken;
      if (signedIn) void this.#open(signedIn.user.id, 0);
    } else if (signedIn && signedIn.accessToken !== this.#token) {
      this.#token = signedIn.accessToken;
      this.live
        .get()
        ?.client.tokenRefreshed()
        .catch(() => undefined);
    }
  }

  /** Never rejects. The code comes after the first page; without it the page is an ordinary one that asks again. */
  async #open(memberId: string, failures: number): Promise<void> {
    const turn = ++this.#turn;
    setConnection({ state: navigator.onLine ? 'connecting' : 'offline' });
    try {
      await quiet(this.#queries);
      if (turn !== this.#turn) return;
      const [{ openLive }, tabs] = await Promise.all([
        import('./client/open-client.ts'),
        // Without it this tab has a connection of its own.
        import('./client/shared-tabs.ts').catch(() => undefined),
        this.#prepare(),
      ]);
      if (turn !== this.#turn) return;
      const live = openLive(this.#queries, memberId, tabs?.sharedTabs(memberId));
      const show = () => this.#show(live.client.status.getSnapshot());
      live.client.status.subscribe(show);
      this.live.set(live);
      live.client.connect();
      show();
    } catch {
      const replaced = await isReplaced();
      if (turn !== this.#turn) return;
      const wait = Math.min(reloadMaxMs, reloadFirstMs * 2 ** failures);
      setConnection(navigator.onLine ? { state: 'lost', replaced } : { state: 'offline' });
      this.#reload = setTimeout(() => void this.#open(memberId, failures + 1), wait);
    }
  }

  #reloadNow(): void {
    if (this.live.get() || this.#reload === undefined || this.#memberId === undefined) return;
    clearTimeout(this.#reload);
    this.#reload = undefined;
    void this.#open(this.#memberId, 0);
  }

  #show(status: Status): void {
    if (this.live.get() === undefined) return;
    this.status.set(status);
    setConnection(connectionView(status));
    setLatency(status.latencyMs === null ? undefined : Math.round(status.latencyMs));
    const suspended = status.state === 'closing' && status.code === 'SUSPENDED';
    // Only the refresh says why to who was suspended; whoever cannot ask hears that it ended.
    if (status.state === 'live') this.#revivals = 0;
    if (status.state === 'signed-out' || suspended) {
      refreshSession().then(
        (token) => token !== undefined && this.#revive(status),
        () => sessionEnded(),
      );
    }
  }

  /** The session goes on after all: a newer token was there, or the connection's own was refused by mistake. */
  #revive(ended: Status): void {
    const live = this.live.get();
    if (!live || live.client.status.getSnapshot() !== ended) return;
    const wait = this.#revivals === 0 ? 0 : Math.min(reloadMaxMs, reloadFirstMs * 2 ** (this.#revivals - 1));
    this.#revivals += 1;
    clearTimeout(this.#reload);
    this.#reload = setTimeout(() => live.client.connect(), wait);
  }

  #end(): void {
    this.#turn += 1;
    clearTimeout(this.#reload);
    this.#reload = undefined;
    this.#memberId = undefined;
    const live = this.live.get();
    this.live.set(undefined);
    this.status.set(undefined);
    setConnection(undefined);
    setLatency(undefined);
    live?.close();
  }
}
