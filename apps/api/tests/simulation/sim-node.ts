import type { Database } from '@tidings/db';
import type { Bus } from '../../src/platform/events/bus/bus.ts';
import { EventLog } from '../../src/platform/events/log/event-log.ts';
import type { BusMessage, StoredEvent } from '../../src/platform/events/log/stored-event.ts';
import { StreamPoller } from '../../src/platform/events/tracker/stream-poller.ts';
import type { Follower } from '../../src/platform/events/tracker/tracked-room.ts';
import type { Joining } from '../../src/platform/realtime/subscription/subscribe.ts';
import { noEffects } from '../support/no-effects.ts';
import { SimConnection } from './sim-connection.ts';
import type { SimWorld } from './sim-world.ts';

const timings = { gap: 6, roomLinger: 300, headsPoll: 60, headsPollUnhealthy: 30 };
const BEACON_MS = 25;

/** One server: the real event log, poller, tracker and subscribe over a real PostgreSQL; sockets and bus are the world's. */
export class SimNode {
  readonly world: SimWorld;
  readonly connections = new Set<SimConnection>();
  readonly events: EventLog;
  readonly joining: Joining;
  readonly #poller: StreamPoller;
  readonly #beacon: NodeJS.Timeout;
  #generation = -1;
  #epoch = '';
  dead = false;

  constructor(world: SimWorld) {
    this.world = world;
    const db = this.#connect(world.database);
    const bus: Pick<Bus, 'publish'> = {
      publish: (messages) => {
        if (this.dead) return;
        for (const message of messages) this.offer(message);
        world.carry(this, messages);
      },
    };
    this.#poller = new StreamPoller({
      db,
      timings,
      epoch: () => this.#epoch,
      bus: {
        get healthy() {
          return !world.busDown;
        },
      },
      onError: () => world.count('database errors'),
      onHealed: (_room, events) => world.count('gaps', events),
      onWentBack: (room) => {
        throw new Error(`${room} went back unnoticed`);
      },
    });
    this.#poller.tracker.deliverTo({ send: (event, followers) => this.#fanOut(event, followers) });
    this.events = new EventLog({
      db,
      effects: noEffects,
      bus,
      failpoint: (at) => at === 'after-commit' && this.#committed(),
    });
    this.joining = {
      ...{ db, tracker: this.#poller.tracker, epoch: () => this.#epoch },
      withheldFrom: () => undefined,
      onForeignRoom: () => undefined,
      onAcked: () => undefined,
    };
    this.#poller.start();
    this.#beacon = setInterval(() => {
      for (const connection of this.connections) connection.beacon((room) => this.headOf(room), this.#epoch);
    }, BEACON_MS);
  }

  offer(message: BusMessage): void {
    if (!this.dead) this.#poller.tracker.offer(message);
  }

  headOf(room: string): number {
    return this.#poller.tracker.rooms.get(room)?.last ?? 0;
  }

  drop(connection: SimConnection): void {
    this.connections.delete(connection);
    for (const room of [...connection.rooms.keys(), ...connection.asked]) this.#poller.tracker.leave(room, connection);
  }

  /** SIGKILL: nothing is said to anybody. */
  kill(): void {
    this.dead = true;
    clearInterval(this.#beacon);
    for (const connection of [...this.connections]) connection.closeReconnectable();
    void this.#poller.close();
  }

  get trackedRooms(): number {
    return this.#poller.tracker.rooms.size;
  }

  #committed(): void {
    if (this.dead || !this.world.chance(0.02)) return;
    this.world.count('crashes before publish');
    this.kill();
    throw new Error('killed between COMMIT and publish');
  }

  #fanOut(event: StoredEvent, followers: ReadonlySet<Follower>): void {
    for (const follower of followers) {
      if (!(follower instanceof SimConnection) || follower.closing) continue;
      if (!this.world.chance(0.01)) follower.deliver(event);
      else {
        this.world.count('full windows');
        queueMicrotask(() => {
          this.#poller.tracker.lag(event.room, follower);
          follower.fellBehind(event.room, this.headOf(event.room), this.#epoch);
        });
        const state = follower.rooms.get(event.room);
        if (state) state.lagging = true;
      }
    }
  }

  /** Every statement may be slow or fail; after a restore every connection is new and looks at the epoch first. */
  #connect(database: Database): Database {
    const { world } = this;
    const query = async (...args: unknown[]) => {
      if (world.chance(0.3)) await world.pause(6);
      const generation = await this.#connected();
      if (this.dead || world.chance(0.01)) throw new Error('Connection terminated');
      const result = await (database.pool.query as (...given: unknown[]) => Promise<unknown>).apply(
        database.pool,
        args,
      );
      if (world.chance(0.3)) await world.pause(6);
      if (generation !== world.generation) throw new Error('Connection terminated');
      return result;
    };
    return { ...database, pool: { query } as unknown as Database['pool'] };
  }

  /** The generation of the database this connection stands on, once no restore is under way. */
  async #connected(): Promise<number> {
    for (;;) {
      const { restoring } = this.world;
      await restoring;
      if (restoring !== this.world.restoring) continue;
      if (this.#generation === this.world.generation) return this.#generation;
      await this.#verify(this.world.generation);
    }
  }

  async #verify(generation: number): Promise<void> {
    const { rows } = await this.world.database.pool.query<{ value: string }>('SELECT value FROM epoch');
    const epoch = rows[0]?.value ?? '';
    const changed = this.#epoch !== '' && this.#epoch !== epoch;
    this.#epoch = epoch;
    this.#generation = generation;
    if (!changed) return;
    this.#poller.tracker.reset();
    for (const connection of [...this.connections]) connection.closeReconnectable();
  }
}
