import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Signal } from '../../kernel/signal.ts';
import { readWitness, type Witness, writeWitness } from './witness-file.ts';

type Queryable = { query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }> };
type Seen = Witness & { since: number };

// The flushed position, not the inserted one: a crash loses what was not flushed, and that is no restore.
const read = `SELECT value AS epoch, xmin::text AS row, extract(epoch FROM since)::float8 * 1000 AS since,
  extract(epoch FROM clock_timestamp())::float8 * 1000 AS at,
  (SELECT system_identifier FROM pg_control_system()) || '.' || left(pg_walfile_name(pg_current_wal_lsn()), 8)
    || '.' || (SELECT oid FROM pg_database WHERE datname = current_database()) AS incarnation,
  pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0')::float8 AS position FROM epoch`;

/**
 * The generation of the database. Beside the database (DATA_DIR/epoch.json) stands a witness of what this server last
 * saw. A database that is another one than the witness saw, or behind it, was restored: a new epoch begins and no older
 * position is honoured.
 */
export class Epoch {
  readonly #file: string;
  /** A new epoch began, here or on another server. */
  readonly changed = new Signal<[epoch: string]>();
  #witness: Witness | null;
  #copied: boolean;
  #written = '';

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.#file = join(dataDir, 'epoch.json');
    const found = readWitness(this.#file);
    this.#witness = found?.witness ?? null;
    this.#copied = found?.copied ?? false;
  }

  /** The epoch of this moment; empty until the database was seen. Bound, so that it can be handed on. */
  readonly current = (): string => this.#witness?.epoch ?? '';

  /** Awaited for every new database connection, and called every second: begins a new epoch where the database went back. */
  async verify(db: Queryable): Promise<void> {
    const before = this.#witness;
    const copied = this.#copied;
    let now = await this.#look(db);
    if (before && (copied || isAnother(before, now)) && !beganSince(before, now))
      now = await this.#begin(db, now.epoch);
    this.#copied = false;
    this.#keep(now, before);
  }

  /** Looks again and again, until what it answers is called. */
  watch(db: Queryable, everyMs: number): () => void {
    const timer = setInterval(() => void this.verify(db).catch(() => undefined), everyMs);
    return () => clearInterval(timer);
  }

  /** Begins a new epoch because something proved that the database went back. */
  async renew(db: Queryable): Promise<void> {
    this.#keep(await this.#begin(db, this.current()), this.#witness);
  }

  async #begin(db: Queryable, from: string): Promise<Seen> {
    const next = randomBytes(6).toString('hex');
    await db.query('UPDATE epoch SET value = $1, since = clock_timestamp() WHERE value = $2', [next, from]);
    return this.#look(db);
  }

  async #look(db: Queryable): Promise<Seen> {
    const row = (await db.query(read)).rows[0];
    if (!row) throw new Error('The database has no epoch row: run the migrations (the server does at its start).');
    const [position, at, since] = [Number(row.position), Number(row.at), Number(row.since)];
    return {
      epoch: String(row.epoch),
      incarnation: String(row.incarnation),
      row: String(row.row),
      position,
      at,
      since,
    };
  }

  #keep({ since: _, ...now }: Seen, before: Witness | null): void {
    const current = this.#witness;
    // Looks overlap; an older one must not take the witness back.
    if (current !== before && current && current.at > now.at) return;
    this.#witness = now;
    if (before && current?.epoch !== now.epoch) this.changed.emit(now.epoch);
    const text = JSON.stringify({ ...now, at: 0 });
    if (text === this.#written) return;
    writeWitness(this.#file, now);
    this.#written = text;
  }
}

const isAnother = (before: Witness, now: Seen) =>
  before.incarnation !== now.incarnation ||
  now.position < before.position ||
  before.epoch !== now.epoch ||
  before.row !== now.row;

/** Another server began this epoch after the witness was last seen: it noticed first. */
const beganSince = (before: Witness, now: Seen) => before.epoch !== now.epoch && now.since > before.at;
