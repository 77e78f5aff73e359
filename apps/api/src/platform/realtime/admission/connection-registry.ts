import type { Authority } from '../../auth/authority.ts';
import { Signal } from '../../kernel/signal.ts';
import type { Connection } from '../connection/connection.ts';
import { reauthoriseMember } from './reauthorise-member.ts';

const SIGNED_OUT = 'You were signed out on another device.';

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
    authority.onChanged((userId) => {
      void reauthoriseMember(userId, () => this.of(userId), authority).then(() => this.refreshed.emit(userId));
    });
  }

  add(connection: Connection): void {
    this.#connections.set(connection.id, connection);
    const own = this.#byMember.get(connection.userId);
    if (own) own.add(connection);
    else this.#byMember.set(connection.userId, new Set([connection]));
    // Between its handshake and now, no change could reach it, nor anybody end it.
    if (this.#authority.isRevoked(connection.actor.sessionId)) connection.closeForGood('SESSION_REVOKED', SIGNED_OUT);
    else void reauthoriseMember(connection.userId, () => [connection], this.#authority);
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

  #revoke(sessionId: string): void {
    for (const connection of this.#connections.values()) {
      if (connection.actor.sessionId === sessionId) {
        connection.closeForGood('SESSION_REVOKED', SIGNED_OUT);
      }
    }
  }
}
