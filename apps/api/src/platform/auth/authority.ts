import type { Database } from '@tidings/db';
import type { StoredEvent } from '../events/log/stored-event.ts';
import type { Actor } from '../kernel/actor.ts';
import { TidingsError } from '../kernel/errors.ts';
import { within } from '../kernel/within.ts';
import { type MemberRow, memberReader } from './member-reader.ts';
import type { AccessClaims, Tokens } from './tokens.ts';

type Known = MemberRow & { readAt: number };
type Timings = { actorFresh: number; actorStale: number; actorWait: number; accessToken: number };

type Reading = { row: Promise<MemberRow | null>; stale: boolean };

const MAX_KNOWN = 50_000;

/**
 * Who a token stands for, right now. Revoked sessions are held in memory and win over everything; roles and names are
 * read again after a change or when they are old, and served up to 15 minutes old while the database is away (OPS-5).
 */
export class Authority {
  readonly #db: Database;
  readonly #tokens: Tokens;
  readonly #timings: Timings;
  readonly #known = new Map<string, Known>();
  /** Session id → when its last token is worthless anyway. */
  readonly #revoked = new Map<string, number>();
  readonly #readMember: (userId: string) => Promise<MemberRow | null>;
  readonly #reads = new Map<string, Reading>();
  #awayUntil = 0;
  readonly #onRevoked = new Set<(sessionId: string) => void>();
  readonly #onChanged = new Set<(userId: string) => void>();

  constructor(db: Database, tokens: Tokens, timings: Timings) {
    this.#db = db;
    this.#readMember = memberReader(db);
    this.#tokens = tokens;
    this.#timings = timings;
  }

  /** Reads the revocations that unexpired tokens could still contradict. */
  async load(): Promise<void> {
    const since = new Date(Date.now() - this.#timings.accessToken);
    const sessions = await this.#db.prisma.session.findMany({
      where: { revokedAt: { gte: since } },
      select: { id: true },
    });
    // Members may be others than those in memory: the database may have been put back.
    this.#known.clear();
    for (const userId of this.#reads.keys()) this.#distrust(userId);
    for (const { id } of sessions) if (!this.#revoked.has(id)) this.#revoke(id);
  }

  /** Verifies a token and returns the member it stands for. Throws the AUTH_* codes, SESSION_REVOKED or SUSPENDED. */
  async authenticate(token: string | undefined): Promise<{ actor: Actor; claims: AccessClaims }> {
    const claims = this.#tokens.verify(token);
    return { actor: await this.actorOf(claims), claims };
  }

  /** As authenticate, but a token that is older than the password is good as well: then it is `outdated`. */
  async recognise(token: string | undefined): Promise<{ actor: Actor; claims: AccessClaims; outdated: boolean }> {
    const claims = this.#tokens.verify(token);
    const { actor, version } = await this.#standing(claims);
    return { actor, claims, outdated: version > claims.version };
  }

  async actorOf(claims: AccessClaims): Promise<Actor> {
    const { actor, version } = await this.#standing(claims);
    // Its session goes on: whoever holds the refresh cookie that came with the new password is given a new one.
    if (version > claims.version) {
      throw new TidingsError('AUTH_EXPIRED', 'Your password was changed. Renew your sign-in.');
    }
    return actor;
  }

  async #standing(claims: AccessClaims): Promise<{ actor: Actor; version: number }> {
    this.assertNotRevoked(claims.sessionId);
    const known = await this.#memberOf(claims.userId);
    // Revoked while the member was read: whoever listens for that did not know of this one yet.
    this.assertNotRevoked(claims.sessionId);
    if (!known) throw revoked();
    if (known.suspendedUntil && known.suspendedUntil.getTime() > Date.now()) {
      throw new TidingsError('SUSPENDED', `You are suspended until ${known.suspendedUntil.toISOString()}.`);
    }
    const { tokenVersion: version, readAt: _, ...actor } = known;
    return { actor: { ...actor, sessionId: claims.sessionId }, version };
  }

  assertNotRevoked(sessionId: string): void {
    if (this.isRevoked(sessionId)) throw revoked();
  }

  isRevoked(sessionId: string): boolean {
    return this.#revoked.has(sessionId);
  }

  /** Takes what the internal stream says; every server follows it. */
  apply(event: Pick<StoredEvent, 'name' | 'payload'>): void {
    if (event.name === 'session:revoked') {
      for (const id of event.payload.sessionIds as string[]) this.#revoke(id);
    } else if (event.name === 'member:changed') {
      const userId = String(event.payload.userId);
      this.#known.delete(userId);
      this.#distrust(userId);
      for (const listener of this.#onChanged) listener(userId);
    }
  }

  onRevoked(listener: (sessionId: string) => void): void {
    this.#onRevoked.add(listener);
  }

  /** Role, suspension or name of a member changed. */
  onChanged(listener: (userId: string) => void): void {
    this.#onChanged.add(listener);
  }

  /** Forgets what has run out. */
  sweep(now = Date.now()): void {
    for (const [id, until] of this.#revoked) if (until < now) this.#revoked.delete(id);
  }

  #revoke(sessionId: string): void {
    this.#revoked.set(sessionId, Date.now() + this.#timings.accessToken + 60_000);
    for (const listener of this.#onRevoked) listener(sessionId);
  }

  async #memberOf(userId: string): Promise<Known | null> {
    const known = this.#known.get(userId);
    const age = known ? Date.now() - known.readAt : Number.POSITIVE_INFINITY;
    if (known && age < this.#timings.actorFresh) return known;
    const usable = known && age < this.#timings.actorStale ? known : null;
    // While the database is away, nobody who is known waits for it at every step.
    if (usable && Date.now() < this.#awayUntil) return usable;
    try {
      return await (usable ? within(this.#timings.actorWait, this.#read(userId)) : this.#read(userId));
    } catch (error) {
      this.#awayUntil = Date.now() + this.#timings.actorWait;
      if (usable) return usable;
      throw new TidingsError('UNAVAILABLE', 'Tidings cannot check who you are right now.', {
        cause: error,
        retryAfterMs: 2000,
      });
    }
  }

  async #read(userId: string): Promise<Known | null> {
    const reading = this.#reads.get(userId) ?? { row: this.#readMember(userId), stale: false };
    this.#reads.set(userId, reading);
    try {
      const row = await reading.row;
      if (reading.stale) return await this.#read(userId);
      if (!row) return null;
      const fresh = { ...row, readAt: Date.now() };
      this.#keep(userId, fresh);
      return fresh;
    } finally {
      if (this.#reads.get(userId) === reading) this.#reads.delete(userId);
    }
  }

  /** Changed while it was read: what comes may be older than the change. */
  #distrust(userId: string): void {
    const reading = this.#reads.get(userId);
    if (reading) reading.stale = true;
    this.#reads.delete(userId);
  }

  #keep(userId: string, known: Known): void {
    if (this.#known.size >= MAX_KNOWN) this.#known.delete(this.#known.keys().next().value ?? '');
    this.#known.set(userId, known);
  }
}

const revoked = () => new TidingsError('SESSION_REVOKED', 'You were signed out on another device.');
