import type { Clock } from '../../platform/kernel/clock.ts';
import type { Present } from './presenter.ts';

/** What a server says of the people it has in a room. `asks`: it is new there and wants to hear of the others'. */
export type PresenceMessage = { server: string; room: string; people: Present[]; asks: boolean };

/** People in rooms on other servers, each believed until the lease of what was said runs out. */
export class Elsewhere {
  readonly #rooms = new Map<string, Map<string, { people: Present[]; until: number }>>();
  readonly #lease: number;
  readonly #clock: Clock;

  constructor(leaseMs: number, clock: Clock) {
    this.#lease = leaseMs;
    this.#clock = clock;
  }

  note({ server, room, people }: PresenceMessage): void {
    const servers = this.#rooms.get(room) ?? new Map();
    if (people.length > 0) servers.set(server, { people, until: this.#clock.now() + this.#lease });
    else servers.delete(server);
    if (servers.size > 0) this.#rooms.set(room, servers);
    else this.#rooms.delete(room);
  }

  in(room: string): Present[] {
    const now = this.#clock.now();
    return [...(this.#rooms.get(room)?.values() ?? [])].flatMap(({ people, until }) => (until > now ? people : []));
  }

  /** Forgets what ran out; returns the rooms it was said of. */
  expire(): string[] {
    const now = this.#clock.now();
    const expired: string[] = [];
    for (const [room, servers] of this.#rooms) {
      for (const [server, { until }] of servers) {
        if (until > now) continue;
        servers.delete(server);
        expired.push(room);
      }
      if (servers.size === 0) this.#rooms.delete(room);
    }
    return expired;
  }
}
