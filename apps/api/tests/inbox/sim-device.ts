import type { RoomResult } from '@tidings/contracts';
import { until } from '@tidings/testing';
import { Viewer } from '@tidings/testing/sockets';
import type { Any, Forum, Member } from '../support/forum.ts';
import { Oracle } from './oracle.ts';

type Event = { name: string; payload: Any; meta: Any };

/** One device of a member: a socket that may be cut, and what its events make of the inbox. */
export class SimDevice {
  readonly member: Member;
  readonly oracle = new Oracle();
  readonly #forum: Forum;
  readonly #room: string;
  readonly #events = new Map<number, Event>();
  #viewer: Viewer<Member>;
  #read = 0;

  private constructor(forum: Forum, member: Member) {
    this.#forum = forum;
    this.member = member;
    this.#room = `user:${member.id}`;
    this.#viewer = new Viewer(forum, member);
  }

  static async open(forum: Forum, member: Member): Promise<SimDevice> {
    const device = new SimDevice(forum, member);
    await device.#viewer.connect();
    return device;
  }

  cut(): void {
    this.#take();
    this.#viewer.close();
  }

  /** Comes back as another connection, and asks for what it missed. */
  async back(): Promise<void> {
    this.#viewer = new Viewer(this.#forum, this.member);
    this.#read = 0;
    await this.#viewer.connect();
  }

  close(): void {
    this.#viewer.close();
  }

  /** Has everything up to the head of the member's room, and folds it. Resolves to what does not fit. */
  async settle(head: number): Promise<string[]> {
    await until(() => this.#reach(head), {
      timeoutMs: 30_000,
      what: `offset ${head} at a device of ${this.member.username}`,
    });
    for (let offset = this.oracle.offset + 1; offset <= head; offset++) {
      const { name, payload } = this.#events.get(offset) as Event;
      this.oracle.apply(name, payload, offset);
      this.#events.delete(offset);
    }
    this.oracle.redacted = 0;
    await this.#viewer.command('ack', { acks: [[this.#room, head]] });
    return this.oracle.faults.splice(0);
  }

  async #reach(head: number): Promise<boolean> {
    this.#take();
    let last = this.oracle.offset;
    while (this.#events.has(last + 1)) last += 1;
    if (last >= head) return true;
    const since = await this.#since(last);
    const { rooms } = await this.#viewer.command('sync', { rooms: [{ room: this.#room, since }] });
    const [result] = rooms as RoomResult[];
    if (!result?.ok || !result.recovered) throw new Error(`not recovered: ${JSON.stringify(result).slice(0, 300)}`);
    for (const [name, payload, meta] of result.events) this.#keep({ name, payload, meta });
    return false;
  }

  /** A position as a client keeps it. */
  async #since(offset: number): Promise<Any> {
    const { rows } = await this.#forum.db.pool.query(
      'SELECT (SELECT value FROM epoch) AS epoch, (SELECT id FROM event WHERE room = $1 AND "offset" = $2) AS id',
      [this.#room, offset],
    );
    return { epoch: rows[0].epoch, offset, ...(rows[0].id && { id: rows[0].id }) };
  }

  #take(): void {
    for (const event of this.#viewer.in(this.#room).slice(this.#read)) this.#keep(event);
    this.#read = this.#viewer.in(this.#room).length;
  }

  #keep(event: Event): void {
    const { offset } = event.meta;
    if (offset > this.oracle.offset && !this.#events.has(offset)) this.#events.set(offset, event);
  }
}
