import type { ShownPresence } from '@tidings/contracts';
import type { Connection } from '../../../platform/realtime/connection/connection.ts';

/** Whom a connection watches. */
export class Watch {
  readonly connection: Connection;
  readonly ids: ReadonlySet<string>;
  /** Those who are not offline to it, as it was answered. */
  readonly sent = new Map<string, ShownPresence>();
  /** Who changed while it was being answered; null once it was. */
  missed: Set<string> | null = new Set();

  constructor(connection: Connection, ids: Iterable<string>) {
    this.connection = connection;
    this.ids = new Set(ids);
  }

  lookOf(id: string): ShownPresence {
    return this.sent.get(id) ?? 'offline';
  }

  note(id: string, status: ShownPresence): void {
    if (status === 'offline') this.sent.delete(id);
    else this.sent.set(id, status);
  }
}

const nobody: ReadonlySet<Watch> = new Set();

/** Who watches whom on this server, found from both sides: a change costs what its watchers cost. */
export class Watches {
  readonly #byConnection = new Map<Connection, Watch>();
  readonly #byViewer = new Map<string, Set<Watch>>();
  readonly #byWatched = new Map<string, Set<Watch>>();

  /** Replaces what the connection watched. */
  replace(connection: Connection, ids: readonly string[]): Watch {
    this.drop(connection);
    const watch = new Watch(connection, ids);
    if (watch.ids.size === 0) return watch;
    this.#byConnection.set(connection, watch);
    put(this.#byViewer, connection.userId, watch);
    for (const id of watch.ids) put(this.#byWatched, id, watch);
    return watch;
  }

  drop(connection: Connection): void {
    const watch = this.#byConnection.get(connection);
    if (!watch) return;
    this.#byConnection.delete(connection);
    take(this.#byViewer, connection.userId, watch);
    for (const id of watch.ids) take(this.#byWatched, id, watch);
  }

  has(watch: Watch): boolean {
    return this.#byConnection.get(watch.connection) === watch;
  }

  of(viewer: string): ReadonlySet<Watch> {
    return this.#byViewer.get(viewer) ?? nobody;
  }

  on(id: string): ReadonlySet<Watch> {
    return this.#byWatched.get(id) ?? nobody;
  }

  isWatched(id: string): boolean {
    return this.#byWatched.has(id);
  }

  watched(): Iterable<string> {
    return this.#byWatched.keys();
  }

  all(): Iterable<Watch> {
    return this.#byConnection.values();
  }

  get size(): number {
    return this.#byConnection.size;
  }
}

function put(map: Map<string, Set<Watch>>, key: string, watch: Watch): void {
  const there = map.get(key);
  if (there) there.add(watch);
  else map.set(key, new Set([watch]));
}

function take(map: Map<string, Set<Watch>>, key: string, watch: Watch): void {
  const there = map.get(key);
  there?.delete(watch);
  if (there?.size === 0) map.delete(key);
}
