import { createHash, randomBytes } from 'node:crypto';
import { API_KEY_PREFIX } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import type { StoredEvent } from '../events/log/stored-event.ts';
import type { Integration } from '../kernel/actor.ts';
import { Batcher } from '../kernel/batcher.ts';
import { TidingsError } from '../kernel/errors.ts';
import { Signal } from '../kernel/signal.ts';
import { AddressBudget } from '../limits/address-budget.ts';
import type { Log } from '../telemetry/log.ts';

const SECRET_BYTES = 32;
const shape = new RegExp(`^${API_KEY_PREFIX}[\\w-]{43}$`);
const MAX_KNOWN = 10_000;
const USED_EVERY_MS = 60_000;

/**
 * What of a key is stored. Nobody guesses 256 random bits, so there is nothing that a slow or salted hash would slow down:
 * one SHA-256 keeps a stolen table from opening anything, and finds a key by its index.
 */
export const hashOfKey = (key: string): Buffer => createHash('sha256').update(key).digest();

/** A new key, and what of it may be shown later. */
export function makeKey(): { key: string; prefix: string } {
  const key = `${API_KEY_PREFIX}${randomBytes(SECRET_BYTES).toString('base64url')}`;
  return { key, prefix: key.slice(0, API_KEY_PREFIX.length + 4) };
}

type Row = {
  id: string;
  name: string;
  scopes: string[];
  workspaceId: string | null;
  ownerId: string;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
};
type Known = Row & { readAt: number };
type Options = { fresh: number; limited: boolean; log: Log; now?: () => number };

/**
 * Which system an API key stands for, right now. A key is read once and then again when it is old; revocations come over the
 * room that every server follows, and win. While the database is away a key that is not in memory is not believed.
 */
export class ApiKeys {
  /** Keys were revoked, here or on another server: what they hold open ends. */
  readonly revoked = new Signal<[keyIds: ReadonlySet<string>]>();
  readonly #db: Database;
  readonly #options: Options;
  readonly #now: () => number;
  readonly #known = new Map<string, Known>();
  /** Rises with every revocation: what was read before is read again. */
  #revocations = 0;
  readonly #usedAt = new Map<string, number>();
  /** Keys that come in one turn are read, and noted as used, by one statement each: many systems say something every half minute. */
  readonly #found: Batcher<Buffer, Row | null>;
  readonly #uses: Batcher<string, undefined>;
  /** Who tries unknown keys asks the database no oftener than this. */
  readonly #unknown = new AddressBudget(5, 60);

  constructor(db: Database, options: Options) {
    this.#db = db;
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#found = new Batcher((hashes) => this.#findAll(hashes));
    this.#uses = new Batcher((ids) => this.#writeUses(ids), { weight: 500, inFlight: 1 });
  }

  /** The system a key stands for. Throws KEY_REFUSED, RATE_LIMITED or UNAVAILABLE. */
  async authenticate(key: string, address: string): Promise<Integration> {
    if (!shape.test(key)) throw refused();
    const hash = hashOfKey(key);
    const known = this.#fresh(hash.toString('base64')) ?? (await this.#read(hash, address));
    if (!known || (known.expiresAt && known.expiresAt.getTime() <= this.#now())) throw refused();
    this.#noteUse(known);
    const { id, name, scopes, workspaceId, ownerId, expiresAt } = known;
    return { kind: 'integration', id, name, scopes, workspaceId, ownerId, expiresAt };
  }

  /** Takes what the internal stream says; every server follows it. */
  apply(event: Pick<StoredEvent, 'name' | 'payload'>): void {
    if (event.name !== 'key:revoked') return;
    const gone = new Set(event.payload.keyIds as string[]);
    this.#revocations += 1;
    for (const [hash, { id }] of this.#known) if (gone.has(id)) this.#known.delete(hash);
    this.revoked.emit(gone);
  }

  /** The database may have been put back: what is in memory may never have been. */
  forget(): void {
    this.#revocations += 1;
    this.#known.clear();
  }

  #fresh(hash: string): Known | undefined {
    const known = this.#known.get(hash);
    return known && this.#now() - known.readAt < this.#options.fresh ? known : undefined;
  }

  async #read(hash: Buffer, address: string): Promise<Known | null> {
    const wait = this.#options.limited ? this.#unknown.take(address, this.#now()) : 0;
    if (wait > 0) throw new TidingsError('RATE_LIMITED', 'Too many keys were tried.', { retryAfterMs: wait });
    for (;;) {
      const before = this.#revocations;
      const row = await this.#found.load(hash);
      // Revoked while it was read: what came may be older than that.
      if (before !== this.#revocations) continue;
      if (!row) return null;
      const known = { ...row, readAt: this.#now() };
      if (this.#known.size >= MAX_KNOWN) this.#known.delete(this.#known.keys().next().value ?? '');
      this.#known.set(hash.toString('base64'), known);
      return known;
    }
  }

  async #findAll(hashes: readonly Buffer[]): Promise<(Row | null)[]> {
    const query = this.#db.pool.query<Row & { hash: Buffer }>({
      name: 'api-keys-by-hash',
      text: `SELECT hash, id, name, scopes, bound_to AS "workspaceId", created_by_id AS "ownerId", expires_at AS "expiresAt", last_used_at AS "lastUsedAt"
             FROM api_key WHERE hash = ANY ($1::bytea[]) AND revoked_at IS NULL`,
      values: [hashes],
    });
    const { rows } = await query.catch((error: unknown) => {
      const message = 'Tidings cannot check this key right now.';
      throw new TidingsError('UNAVAILABLE', message, { cause: error, retryAfterMs: 2000, outcome: 'unchanged' });
    });
    const found = new Map(rows.map(({ hash, ...row }) => [hash.toString('base64'), row]));
    return hashes.map((hash) => found.get(hash.toString('base64')) ?? null);
  }

  /** Written at most once a minute over all servers, and never waited for. */
  #noteUse({ id, lastUsedAt }: Known): void {
    const now = this.#now();
    const last = Math.max(this.#usedAt.get(id) ?? 0, lastUsedAt?.getTime() ?? 0);
    if (now - last < USED_EVERY_MS) return;
    if (this.#usedAt.size >= MAX_KNOWN) this.#usedAt.clear();
    this.#usedAt.set(id, now);
    this.#uses
      .load(id)
      .catch((error) =>
        this.#options.log.debug(
          { err: error, key: id },
          'Could not note that an API key was used; the next use is noted',
        ),
      );
  }

  async #writeUses(ids: readonly string[]): Promise<undefined[]> {
    await this.#db.pool.query({
      name: 'api-keys-used',
      text: `UPDATE api_key SET last_used_at = now()
             WHERE id = ANY ($1::uuid[]) AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
      values: [ids],
    });
    return ids.map(() => undefined);
  }
}

const refused = () =>
  new TidingsError('KEY_REFUSED', 'This API key is unknown, has expired or was revoked. Ask an admin for another.');
