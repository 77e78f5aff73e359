import { Alarm, type Clock, type Random } from '../shared/clock.ts';
import type { Timing } from '../shared/config.ts';
import type { Room } from './room/room.ts';

type StaleViewsPort = {
  clock: Clock;
  random: Random;
  timing: Timing;
  report(problem: string, error: unknown): void;
};

/** After a reconnect: what is not replayed is fetched again by its owners, not by all of them at once. */
export class StaleViews {
  readonly #port: StaleViewsPort;
  readonly #alarms = new Map<Room, Alarm>();

  constructor(port: StaleViewsPort) {
    this.#port = port;
  }

  refresh(rooms: Iterable<Room>) {
    const { clock, random, timing } = this.#port;
    for (const room of rooms) {
      const alarm = this.#alarms.get(room) ?? new Alarm(clock, () => this.#notify(room));
      this.#alarms.set(room, alarm);
      alarm.setIfIdle(random() * timing.staleSpreadMs);
    }
  }

  forget(room: Room) {
    this.#alarms.get(room)?.clear();
    this.#alarms.delete(room);
  }

  clear() {
    for (const alarm of this.#alarms.values()) alarm.clear();
    this.#alarms.clear();
  }

  #notify(room: Room) {
    this.#alarms.delete(room);
    for (const { owner } of room.views) {
      try {
        owner.onStale?.();
      } catch (error) {
        this.#port.report(`onStale of ${room.name} failed`, error);
      }
    }
  }
}
