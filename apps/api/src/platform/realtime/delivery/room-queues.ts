import type { Follower } from '../../events/tracker/tracked-room.ts';
import { TimeSlices } from './time-slices.ts';

/** Followers written to in one go: a write costs the kernel some 20 µs. */
const GROUP = 5;
/** A room of so many is written to in the same turn. */
const AT_ONCE = 16;

type Serve = (followers: readonly Follower[]) => void;
/** Whom something goes to: those of `left` that are `live` when their turn comes. */
type Audience = { live: ReadonlySet<Follower>; left: Iterator<Follower> };
type Round = { to: Audience; serve: Serve; onDone: () => void };

/** What goes to all followers of a room, one thing after the other: small rooms at once, large ones in slices of time. */
export class RoomQueues {
  readonly #slices: TimeSlices;
  readonly #queues = new Map<string, Round[]>();

  constructor(slices: TimeSlices = new TimeSlices()) {
    this.#slices = slices;
  }

  /** How many things wait to be sent to a room, the one under way included. */
  waiting(room: string): number {
    return this.#queues.get(room)?.length ?? 0;
  }

  /**
   * Has `serve` called with those who follow now, a few at a time, once everything before was sent to the room. Who left
   * `live` meanwhile is left out.
   */
  send(room: string, live: ReadonlySet<Follower>, serve: Serve): void {
    if (live.size <= AT_ONCE && !this.#queues.has(room)) serve([...live]);
    else this.append(room, { live, left: [...live].values() }, serve);
  }

  /** The same with whoever `left` brings, however many these become meanwhile. */
  append(room: string, to: Audience, serve: Serve, onDone: () => void = () => undefined): void {
    const round: Round = { to, serve, onDone };
    const queue = this.#queues.get(room);
    if (queue) return void queue.push(round);
    this.#queues.set(room, [round]);
    this.#slices.add(() => this.#step(room));
  }

  /** Serves the next few. */
  #step(room: string): boolean {
    const queue = this.#queues.get(room);
    const round = queue?.[0];
    if (!queue || !round) return false;
    const { live, left } = round.to;
    const some: Follower[] = [];
    let over = false;
    for (let n = 0; n < GROUP && !over; n++) {
      const next = left.next();
      if (next.done) over = true;
      else if (live.has(next.value)) some.push(next.value);
    }
    if (over) queue.shift();
    if (queue.length === 0) this.#queues.delete(room);
    if (some.length > 0) round.serve(some);
    if (over) round.onDone();
    return this.#queues.get(room) === queue;
  }
}
