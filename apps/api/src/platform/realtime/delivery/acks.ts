import type { Database } from '@tidings/db';

type Ports = { db: Database; batchMs: number; onError: (error: unknown) => void };
type Due = { userId: string; deviceId: string; offset: number; had: number | null; seen: number };
/** `had`: up to where the device stood when it came, of use while nothing is stored of it. `visible`: somebody sees what it shows. */
export type Circumstances = { had?: number | null; visible?: boolean };

const MAX_DUE = 50_000;
const CHUNK = 1000;

/**
 * How far each device has applied its member's own stream: one row a device, written in bulk (PROTOCOL §6). Bounded:
 * the newest offset of a device replaces an older one, and what the database cannot take now is tried again.
 */
export class AckStore {
  readonly #ports: Ports;
  readonly #due = new Map<string, Due>();
  #timer: NodeJS.Timeout | null = null;
  #work: Promise<void> = Promise.resolve();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Notes that a device applied its member's stream up to an offset. */
  note(userId: string, deviceId: string, offset: number, { had = null, visible = false }: Circumstances = {}): void {
    if (offset < 1) return;
    const key = `${userId} ${deviceId}`;
    const known = this.#due.get(key);
    const seen = Math.max(known?.seen ?? 0, visible ? offset : 0);
    if (known && known.offset >= offset && known.seen >= seen) return;
    if (!known && this.#due.size >= MAX_DUE) return;
    const most = Math.max(known?.offset ?? 0, offset);
    this.#due.set(key, { userId, deviceId, offset: most, had: known?.had ?? had, seen });
    this.#timer ??= setTimeout(() => this.#soon(), this.#ports.batchMs);
  }

  /** Writes what is due and waits for it. */
  async flush(): Promise<void> {
    this.#soon();
    await this.#work;
  }

  #soon(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#work = this.#work.then(() => this.#write()).catch((error: unknown) => this.#ports.onError(error));
  }

  async #write(): Promise<void> {
    while (this.#due.size > 0) {
      const chunk = [...this.#due.values()].slice(0, CHUNK);
      try {
        await this.#ports.db.pool.query({
          name: 'store-acks',
          text: 'SELECT store_acks($1::uuid[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[])',
          values: (['userId', 'deviceId', 'offset', 'had', 'seen'] as const).map((key) => chunk.map((ack) => ack[key])),
        });
      } catch (error) {
        this.#timer ??= setTimeout(() => this.#soon(), this.#ports.batchMs * 5);
        throw error;
      }
      for (const due of chunk) {
        const key = `${due.userId} ${due.deviceId}`;
        if (this.#due.get(key) === due) this.#due.delete(key);
      }
    }
  }
}
