import type { Authority } from '../auth/authority.ts';
import { TidingsError } from '../errors.ts';
import type { Link } from './link.ts';

const RETRY_MS = 2000;
const SIGNED_OUT = 'You were signed out on another device.';

/** Who is connected to this server, on whichever rung, and how all of a member's connections end at once. */
export class Roster {
  readonly #links = new Map<string, Link>();
  readonly #byMember = new Map<string, Set<Link>>();
  readonly #authority: Authority;

  constructor(authority: Authority) {
    this.#authority = authority;
    authority.onRevoked((sessionId) => this.#revoke(sessionId));
    authority.onChanged((userId) => void this.refresh(userId));
  }

  add(link: Link): void {
    this.#links.set(link.id, link);
    const own = this.#byMember.get(link.userId);
    if (own) own.add(link);
    else this.#byMember.set(link.userId, new Set([link]));
    // Revoked between its handshake and now, when nobody could have ended it.
    if (this.#authority.isRevoked(link.actor.sessionId)) link.closeForGood('SESSION_REVOKED', SIGNED_OUT);
  }

  remove(link: Link): void {
    this.#links.delete(link.id);
    const own = this.#byMember.get(link.userId);
    own?.delete(link);
    if (own?.size === 0) this.#byMember.delete(link.userId);
  }

  all(): Iterable<Link> {
    return this.#links.values();
  }

  of(userId: string): Iterable<Link> {
    return this.#byMember.get(userId) ?? [];
  }

  get size(): number {
    return this.#links.size;
  }

  /** Ends connections whose places were taken over; ids of other servers are let pass. Returns how many were here. */
  evict(connectionIds: readonly string[]): number {
    const here = connectionIds.flatMap((id) => this.#links.get(id) ?? []);
    for (const link of here) {
      link.closeForGood('EVICTED', 'Another of your devices or windows took this place.', 'session:evicted');
    }
    return here.length;
  }

  /** Role, name or suspension changed: every connection of the member is judged again. */
  async refresh(userId: string): Promise<void> {
    for (const link of [...this.of(userId)]) {
      const { actor, tokenVersion, expiresAt } = link;
      try {
        const claims = { userId, sessionId: actor.sessionId, version: tokenVersion, expiresAt };
        link.actor = await this.#authority.actorOf(claims);
        if (link.actor.role === 'member') link.dismissFrom('/admin', 'FORBIDDEN', 'You are no longer a moderator.');
      } catch (error) {
        const code = error instanceof TidingsError ? error.code : 'INTERNAL';
        if (code === 'SUSPENDED' || code === 'SESSION_REVOKED') {
          link.closeForGood(code, error instanceof Error ? error.message : code);
        } else {
          // The database is away: what is known stays true until it can be asked.
          setTimeout(() => void this.refresh(userId), RETRY_MS).unref();
          return;
        }
      }
    }
  }

  #revoke(sessionId: string): void {
    for (const link of this.#links.values()) {
      if (link.actor.sessionId === sessionId) {
        link.closeForGood('SESSION_REVOKED', SIGNED_OUT);
      }
    }
  }
}
