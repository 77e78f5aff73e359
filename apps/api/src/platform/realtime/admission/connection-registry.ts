import type { Authority } from '../../auth/authority.ts';
import { TidingsError } from '../../kernel/errors.ts';
import { Signal } from '../../kernel/signal.ts';
import { closedTo } from '../../rooms/room-rules.ts';
import type { Connection } from '../connection/connection.ts';

const RETRY_MS = 2000;
const SIGNED_OUT = 'You were signed out on another device.';
const NO_LONGER = 'You may not be here any more.';

/** Who is connected to this server, on whichever transport, and how all of a member's connections end at once. */
export class ConnectionRegistry {
  readonly #connections = new Map<string, Connection>();
  readonly #byMember = new Map<string, Set<Connection>>();
  /** A member changed, and their connections know. */
  readonly refreshed = new Signal<[userId: string]>();
  readonly #authority: Authority;

  constructor(authority: Authority) {
    this.#authority = authority;
    authority.onRevoked((sessionId) => this.#revoke(sessionId));
    authority.onChanged((userId) => void this.refresh(userId).then(() => this.refreshed.emit(userId)));
  }

  add(connection: Connection): void {
    this.#connections.set(connection.id, connection);
    const own = this.#byMember.get(connection.userId);
    if (own) own.add(connection);
    else this.#byMember.set(connection.userId, new Set([connection]));
    // Revoked between its handshake and now, when nobody could have ended it.
    if (this.#authority.isRevoked(connection.actor.sessionId)) connection.closeForGood('SESSION_REVOKED', SIGNED_OUT);
  }

  remove(connection: Connection): void {
    this.#connections.delete(connection.id);
    const own = this.#byMember.get(connection.userId);
    own?.delete(connection);
    if (own?.size === 0) this.#byMember.delete(connection.userId);
  }

  all(): Iterable<Connection> {
    return this.#connections.values();
  }

  of(userId: string): Iterable<Connection> {
    return this.#byMember.get(userId) ?? [];
  }

  get size(): number {
    return this.#connections.size;
  }

  /** Ends connections whose places were taken over; ids of other servers are let pass. Returns how many were here. */
  evict(connectionIds: readonly string[]): number {
    const here = connectionIds.flatMap((id) => this.#connections.get(id) ?? []);
    for (const connection of here) {
      connection.closeForGood('EVICTED', 'Another of your devices or windows took this place.', 'session:evicted');
    }
    return here.length;
  }

  /** Role, name or suspension changed: every connection of the member is authorised again. */
  async refresh(userId: string): Promise<void> {
    for (const connection of [...this.of(userId)]) {
      const { actor, tokenVersion, expiresAt } = connection;
      try {
        const claims = { userId, sessionId: actor.sessionId, version: tokenVersion, expiresAt };
        connection.actor = await this.#authority.actorOf(claims);
        for (const namespace of closedTo(connection.actor)) connection.dismissFrom(namespace, 'FORBIDDEN', NO_LONGER);
      } catch (error) {
        const code = error instanceof TidingsError ? error.code : 'INTERNAL';
        if (code === 'SUSPENDED' || code === 'SESSION_REVOKED') {
          connection.closeForGood(code, error instanceof Error ? error.message : code);
        } else {
          // The database is away: what is known stays true until it can be asked.
          setTimeout(() => void this.refresh(userId), RETRY_MS).unref();
          return;
        }
      }
    }
  }

  #revoke(sessionId: string): void {
    for (const connection of this.#connections.values()) {
      if (connection.actor.sessionId === sessionId) {
        connection.closeForGood('SESSION_REVOKED', SIGNED_OUT);
      }
    }
  }
}
