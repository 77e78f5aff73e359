import type { Namespace, RoomResult } from '@tidings/contracts';
import { metaOf, type StoredEvent } from '../../src/platform/events/log/stored-event.ts';
import { Connection } from '../../src/platform/realtime/connection/connection.ts';
import { type Joining, joinRooms, syncRooms, type Wanted } from '../../src/platform/realtime/subscription/subscribe.ts';

type Meta = { id: string; room: string; epoch: string; offset: number; correlationId: string };
type Control = { room?: string; epoch?: string; rooms?: Record<string, number> };

/** What a connection needs of the server it ends at. */
export interface Server {
  readonly world: { chance(probability: number): boolean; pause(maxMs: number): Promise<void> };
  readonly connections: Set<SimConnection>;
  readonly joining: Joining;
  drop(connection: SimConnection): void;
}

/** What a connection brings to the client that opened it. */
interface Peer {
  readonly userId: string;
  event(connection: SimConnection, name: string, meta: Meta): void;
  control(connection: SimConnection, name: string, payload: Control): void;
  answered(connection: SimConnection, results: RoomResult[]): void;
  refused(connection: SimConnection, wanted: readonly Wanted[]): void;
  lost(connection: SimConnection): void;
}

const actor = (id: string) => ({
  ...{ id, username: 'sim', displayName: 'Sim', role: 'member' as const, sessionId: id },
  ...{ suspendedUntil: null, silencedUntil: null, presenceHidden: false, presenceChoice: null, presenceUntil: null },
});

/** A transport that keeps order, takes its time, and ends when it likes. */
export class SimConnection extends Connection {
  readonly id = Math.random().toString(36).slice(2);
  readonly transport = 'websocket';
  readonly node: Server;
  readonly asked = new Set<string>();
  readonly #client: Peer;
  #wire: Promise<void> = Promise.resolve();

  constructor(node: Server, client: Peer) {
    super({ actor: actor(client.userId), deviceId: 'simulated', tokenVersion: 1, expiresAt: Number.MAX_SAFE_INTEGER });
    this.node = node;
    this.#client = client;
    node.connections.add(this);
  }

  carries(): boolean {
    return !this.closing;
  }

  deliver(event: StoredEvent): void {
    const state = this.rooms.get(event.room);
    if (!state || state.lagging) return;
    state.head = Math.max(state.head, event.offset);
    this.#send(() => this.#client.event(this, event.name, metaOf(event)));
  }

  sendControl(_namespace: Namespace, name: string, payload: object): void {
    this.#send(() => this.#client.control(this, name, payload as never));
  }

  beacon(headOf: (room: string) => number, epoch: string): void {
    for (const [namespace, rooms] of this.behind(headOf)) this.sendControl(namespace, 'heads', { epoch, rooms });
  }

  subscribe(wanted: Wanted[]): void {
    for (const { room } of wanted) this.asked.add(room);
    this.#command(joinRooms, wanted);
  }

  sync(wanted: Wanted[]): void {
    this.#command(syncRooms, wanted);
  }

  closeReconnectable(): void {
    if (this.closing) return;
    this.closing = true;
    this.node.drop(this);
    this.#client.lost(this);
  }

  closeForGood(): void {
    this.closeReconnectable();
  }

  #command(work: typeof joinRooms | typeof syncRooms, wanted: Wanted[]): void {
    const answer = (results: RoomResult[]) => this.#send(() => this.#client.answered(this, results));
    void this.node.world.pause(2).then(() => {
      if (this.closing) return;
      work(this.node.joining, this, '/forum', wanted, answer).catch(() =>
        this.#send(() => this.#client.refused(this, wanted)),
      );
    });
  }

  #send(arrive: () => void): void {
    this.#wire = this.#wire
      .then(() => (this.node.world.chance(0.2) ? this.node.world.pause(4) : undefined))
      .then(() => (this.closing ? undefined : arrive()));
  }
}
