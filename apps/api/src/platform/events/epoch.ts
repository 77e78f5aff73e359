import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Queryable = { query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }> };
type Witness = { epoch: string; system: string; position: number };

const read = `SELECT value AS epoch, (SELECT system_identifier::text FROM pg_control_system()) AS system,
  pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 AS position FROM epoch`;

/**
 * The generation of the database. Beside the database (DATA_DIR/epoch.json) stands a witness: the last epoch, cluster
 * and log position this server saw. A database behind its witness was restored, so a new epoch begins and no older
 * position is honoured. A log position only ever grows within a cluster, which a copied-back data directory cannot hide.
 */
export class Epoch {
  readonly #file: string;
  readonly #onChange: (epoch: string) => void;
  #witness: Witness | null;
  #written = '';

  constructor(dataDir: string, onChange: (epoch: string) => void = () => {}) {
    mkdirSync(dataDir, { recursive: true });
    this.#file = join(dataDir, 'epoch.json');
    this.#onChange = onChange;
    this.#witness = readWitness(this.#file);
  }

  get value(): string {
    return this.#witness?.epoch ?? '';
  }

  /** Awaited for every new database connection: compares, and begins a new epoch where the database went back. */
  async verify(db: Queryable): Promise<void> {
    const before = this.#witness;
    let now = await this.#look(db);
    const wentBack = before && (before.system !== now.system || now.position < before.position);
    if (wentBack && before.epoch === now.epoch) {
      const next = randomBytes(6).toString('hex');
      await db.query('UPDATE epoch SET value = $1, since = now() WHERE value = $2', [next, before.epoch]);
      now = await this.#look(db);
    }
    this.#keep(now);
    if (before && before.epoch !== now.epoch) this.#onChange(now.epoch);
  }

  /** Moves the witness forward; called every second and before the process ends. */
  async observe(db: Queryable): Promise<void> {
    const now = await this.#look(db);
    if (this.#witness && now.epoch !== this.#witness.epoch) return this.verify(db);
    this.#keep(now);
  }

  async #look(db: Queryable): Promise<Witness> {
    const { rows } = await db.query(read);
    const row = rows[0];
    if (!row) throw new Error('The database holds no epoch: it was not migrated.');
    return { epoch: String(row.epoch), system: String(row.system), position: Number(row.position) };
  }

  #keep(witness: Witness) {
    if (this.#witness?.epoch === witness.epoch && this.#witness.position > witness.position) return;
    this.#witness = witness;
    const text = JSON.stringify(witness);
    if (text === this.#written) return;
    writeFileSync(`${this.#file}.${process.pid}`, text, { mode: 0o600 });
    renameSync(`${this.#file}.${process.pid}`, this.#file);
    this.#written = text;
  }
}

function readWitness(file: string): Witness | null {
  try {
    const parsed = JSON.parse(readFileSync(file, 'utf8')) as Witness;
    return typeof parsed.epoch === 'string' ? parsed : null;
  } catch {
    return null;
  }
}
