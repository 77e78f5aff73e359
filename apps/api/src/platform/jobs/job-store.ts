import { type Database, uuidv7 } from '@tidings/db';
import type { ClaimedJob } from './job-handler.ts';

/**
 * The job table. A claim pushes the due time a lease ahead, so that the jobs of a server that died come back by
 * themselves; whoever finishes late, after another took over, changes nothing.
 */
export class JobStore {
  readonly #db: Database;
  readonly #owner: string;
  readonly #leaseMs: number;

  constructor(db: Database, owner: string, leaseMs: number) {
    this.#db = db;
    this.#owner = owner;
    this.#leaseMs = leaseMs;
  }

  /** Takes up to `limit` due jobs of these kinds but not those in `held`; what others are taking is passed over. */
  async claim(kinds: readonly string[], limit: number, held: readonly string[] = []): Promise<ClaimedJob[]> {
    const { rows } = await this.#db.pool.query<ClaimedJob>({
      name: 'job-claim',
      text: `UPDATE job j SET locked_by = $1, locked_at = now(), attempts = j.attempts + 1,
               due_at = now() + $4 * interval '1 millisecond'
             FROM (SELECT id FROM job WHERE due_at <= now() AND kind = ANY ($2::text[])
                   AND id <> ALL ($5::uuid[]) ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED) due
             WHERE j.id = due.id RETURNING j.id, j.kind, j.payload, j.attempts AS attempt,
               coalesce(j.correlation_id, 'job-' || j.id) AS "correlationId"`,
      values: [this.#owner, kinds, limit, this.#leaseMs, held],
    });
    return rows;
  }

  /** Says that these are still being worked on. */
  async renew(ids: readonly string[]): Promise<void> {
    await this.#db.pool.query({
      name: 'job-renew',
      text: `UPDATE job SET due_at = now() + $3 * interval '1 millisecond' WHERE id = ANY ($1::uuid[]) AND locked_by = $2`,
      values: [ids, this.#owner, this.#leaseMs],
    });
  }

  /** Gives back what was claimed and not begun: due at once, and the try does not count. */
  async release(ids: readonly string[]): Promise<void> {
    await this.#db.pool.query({
      name: 'job-release',
      text: `UPDATE job SET locked_by = NULL, locked_at = NULL, due_at = now(), attempts = attempts - 1
             WHERE id = ANY ($1::uuid[]) AND locked_by = $2`,
      values: [ids, this.#owner],
    });
  }

  async done(ids: readonly string[]): Promise<void> {
    await this.#db.pool.query({
      name: 'job-done',
      text: 'DELETE FROM job WHERE id = ANY ($1::uuid[]) AND locked_by = $2',
      values: [ids, this.#owner],
    });
  }

  /** Due again later: after a failure, or because it recurs, which starts the count anew. */
  async later(id: string, delayMs: number, error: string | null): Promise<void> {
    await this.#db.pool.query({
      name: 'job-later',
      text: `UPDATE job SET locked_by = NULL, locked_at = NULL, due_at = now() + $3 * interval '1 millisecond',
               last_error = $4, attempts = CASE WHEN $4::text IS NULL THEN 0 ELSE attempts END
             WHERE id = $1 AND locked_by = $2`,
      values: [id, this.#owner, delayMs, error],
    });
  }

  /** Due again later, and the try does not count. */
  async postpone(id: string, delayMs: number, error: string): Promise<void> {
    await this.#db.pool.query({
      name: 'job-postpone',
      text: `UPDATE job SET locked_by = NULL, locked_at = NULL, due_at = now() + $3 * interval '1 millisecond',
               last_error = $4, attempts = greatest(0, attempts - 1) WHERE id = $1 AND locked_by = $2`,
      values: [id, this.#owner, delayMs, error],
    });
  }

  /** Keeps what failed for good among the dead letters; a recurring job stays due for its next time as well. */
  async bury(id: string, error: string, againMs: number | null): Promise<void> {
    await this.#db.pool.query({
      name: 'job-bury',
      text: `WITH dead AS (
               INSERT INTO dead_letter (id, kind, payload, correlation_id, unique_key, attempts, last_error, created_at)
               SELECT $5, kind, payload, correlation_id, unique_key, attempts, $3, created_at FROM job WHERE id = $1 AND locked_by = $2
             ), again AS (
               UPDATE job SET locked_by = NULL, locked_at = NULL, attempts = 0, last_error = $3,
                 due_at = now() + $4 * interval '1 millisecond'
               WHERE id = $1 AND locked_by = $2 AND $4::float8 IS NOT NULL
             )
             DELETE FROM job WHERE id = $1 AND locked_by = $2 AND $4::float8 IS NULL`,
      values: [id, this.#owner, error, againMs, uuidv7()],
    });
  }

  /** Puts jobs of other kinds than these among the dead letters when nobody took them for so long. Returns their kinds. */
  async buryUnknown(kinds: readonly string[], afterMs: number): Promise<string[]> {
    const { rows } = await this.#db.pool.query<{ kind: string }>({
      name: 'job-bury-unknown',
      text: `WITH unknown AS (
               DELETE FROM job WHERE id IN (
                 SELECT id FROM job WHERE due_at < now() - $2 * interval '1 millisecond' AND kind <> ALL ($1::text[])
                 ORDER BY due_at LIMIT 1000 FOR UPDATE SKIP LOCKED)
               RETURNING id, kind, payload, correlation_id, unique_key, attempts, created_at
             ), dead AS (
               INSERT INTO dead_letter (id, kind, payload, correlation_id, unique_key, attempts, last_error, created_at)
               SELECT id, kind, payload, correlation_id, unique_key, attempts, 'No server handles this kind of job.', created_at FROM unknown
             )
             SELECT DISTINCT kind FROM unknown`,
      values: [kinds, afterMs],
    });
    return rows.map(({ kind }) => kind);
  }

  /** Makes sure that the one job of a recurring kind is there. */
  async ensure(kind: string): Promise<void> {
    await this.#db.pool.query({
      name: 'job-ensure',
      text: `INSERT INTO job (id, kind, payload, unique_key) VALUES ($1, $2, '{}', $3)
             ON CONFLICT (unique_key) DO NOTHING`,
      values: [uuidv7(), kind, `recurring:${kind}`],
    });
  }
}
