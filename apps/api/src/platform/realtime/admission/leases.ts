import type { Database } from '@tidings/db';
import type { Connection } from '../connection/connection.ts';

export type LeasePorts = {
  db: Database;
  serverId: string;
  perMember: number;
  timings: { leaseBatch: number; leaseRenew: number; leaseLife: number };
  /** These places were taken over; every server is notified. */
  onEvicted: (connectionIds: string[]) => Promise<void>;
  onError: (error: unknown) => void;
};

const CHUNK = 500;

/** At most so many connections a member over all servers, kept as leases in PostgreSQL and written in batches. */
export class Leases {
  readonly #ports: LeasePorts;
  readonly #held = new Map<string, Connection>();
  readonly #claims = new Map<string, Connection>();
  readonly #released = new Set<string>();
  readonly #changed = new Set<Connection>();
  readonly #renewTimer: NodeJS.Timeout;
  #flushTimer: NodeJS.Timeout | null = null;
  #work: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(ports: LeasePorts) {
    this.#ports = ports;
    this.#renewTimer = setInterval(
      () => this.#queue(() => this.#renew([...this.#held.values()])),
      ports.timings.leaseRenew,
    );
  }

  /** Takes a place for a connection; the batch decides who has to go. */
  claim(connection: Connection): void {
    this.#held.set(connection.id, connection);
    this.#claims.set(connection.id, connection);
    this.#soon();
  }

  /** Something else is on its screen, or nothing: hidden connections are the first to be taken over, and what is looked at arrives read. */
  looked(connection: Connection): void {
    this.#changed.add(connection);
    this.#soon();
  }

  release(connection: Connection): void {
    this.#held.delete(connection.id);
    this.#changed.delete(connection);
    if (!this.#claims.delete(connection.id)) this.#released.add(connection.id);
    this.#soon();
  }

  get size(): number {
    return this.#held.size;
  }

  /** Gives all places of this server back. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#renewTimer);
    if (this.#flushTimer) clearTimeout(this.#flushTimer);
    await this.#work;
    const { db, serverId } = this.#ports;
    await db.pool.query('DELETE FROM connection_lease WHERE server_id = $1', [serverId]).catch(() => undefined);
  }

  #soon(): void {
    if (this.#closed) return;
    this.#flushTimer ??= setTimeout(() => {
      this.#flushTimer = null;
      this.#queue(() => this.#flush());
    }, this.#ports.timings.leaseBatch);
  }

  /** One statement at a time; a failure leaves what it was about in the queue for the next renewal. */
  #queue(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch(this.#ports.onError);
  }

  async #flush(): Promise<void> {
    const changed = [...this.#changed].filter((connection) => !this.#claims.has(connection.id));
    this.#changed.clear();
    if (changed.length > 0) await this.#renew(changed);
    for (let batch = this.#nextClaims(); batch.length > 0 && !this.#closed; batch = this.#nextClaims()) {
      await this.#claim(batch);
    }
    const { db, serverId } = this.#ports;
    const gone = [...this.#released];
    if (gone.length === 0) return;
    const text = 'DELETE FROM connection_lease WHERE server_id = $1 AND connection_id = ANY ($2::text[])';
    await db.pool.query({ name: 'release-leases', text, values: [serverId, gone] });
    for (const id of gone) this.#released.delete(id);
  }

  #nextClaims(): Connection[] {
    return [...this.#claims.values()].slice(0, CHUNK);
  }

  async #claim(connections: Connection[]): Promise<void> {
    const { db, serverId, perMember, timings, onEvicted } = this.#ports;
    const { rows } = await db.pool.query<{ victims: string[] }>({
      name: 'claim-leases',
      text: 'SELECT claim_leases($1::jsonb, $2, $3, $4) AS victims',
      values: [
        JSON.stringify(connections.map((connection) => rowOf(connection, timings))),
        serverId,
        perMember,
        timings.leaseLife,
      ],
    });
    // A connection that ended meanwhile left the queue; its new row must go again.
    for (const { id } of connections) if (!this.#claims.delete(id)) this.#released.add(id);
    const victims = rows[0]?.victims ?? [];
    if (victims.length > 0) await onEvicted(victims);
  }

  /** Prolongs leases. One that is missing (it ran out while this server hung) is claimed anew, in its old rank. */
  async #renew(connections: Connection[]): Promise<void> {
    const { timings } = this.#ports;
    for (let from = 0; from < connections.length; from += CHUNK) {
      const chunk = connections.slice(from, from + CHUNK);
      const { rows } = await this.#ports.db.pool.query<{ connection_id: string }>({
        name: 'renew-leases',
        text: `UPDATE connection_lease l SET visible = x.visible, viewing = x.viewing, expires_at = now() + $2 * interval '1 millisecond',
                 hidden_at = CASE WHEN NOT x.visible THEN to_timestamp(x."hiddenAt" / 1000) END
               FROM jsonb_to_recordset($1::jsonb) x("connectionId" text, visible boolean, viewing text[], "hiddenAt" float8)
               WHERE l.connection_id = x."connectionId" RETURNING l.connection_id`,
        values: [JSON.stringify(chunk.map((connection) => rowOf(connection, timings))), timings.leaseLife],
      });
      const there = new Set(rows.map((row) => row.connection_id));
      for (const connection of chunk)
        if (!there.has(connection.id) && this.#held.has(connection.id)) this.#claims.set(connection.id, connection);
    }
    if (this.#claims.size > 0 || this.#released.size > 0) this.#soon();
  }
}

/** What is looked at: rooms it is in, and said within the life of a lease. */
const rowOf = (
  { id, userId, visible, viewing, lookedAt, rooms, connectedAt, hiddenAt }: Connection,
  { leaseLife }: LeasePorts['timings'],
) => ({
  connectionId: id,
  userId,
  visible,
  viewing: Date.now() - lookedAt > leaseLife ? [] : viewing.filter((room) => rooms.has(room)),
  connectedAt,
  hiddenAt,
});

/** Forgets leases of servers that died. */
export const sweepLeases = (db: Database) =>
  db.pool.query(`DELETE FROM connection_lease WHERE expires_at < now() - interval '1 minute'`);
