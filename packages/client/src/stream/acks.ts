import type { Namespace } from '@tidings/contracts';
import { Alarm, type Clock, type Random } from '../shared/clock.ts';
import { bounds, type Timing } from '../shared/config.ts';

type AcksPort = {
  clock: Clock;
  random: Random;
  timing: Timing;
  send(namespace: Namespace, acks: [room: string, offset: number][]): void;
};

/** Collects what took effect and acknowledges it seldom: one packet for all rooms of a namespace. */
export class Acks {
  readonly #port: AcksPort;
  readonly #due = new Map<Namespace, Map<string, number>>();
  readonly #alarm: Alarm;
  #events = 0;

  constructor(port: AcksPort) {
    this.#port = port;
    this.#alarm = new Alarm(port.clock, () => this.flush());
  }

  /** Everything up to `offset` took effect. */
  note(namespace: Namespace, room: string, offset: number) {
    const rooms = this.#due.get(namespace) ?? new Map<string, number>();
    this.#due.set(namespace, rooms);
    rooms.set(room, Math.max(offset, rooms.get(room) ?? 0));
    this.#events += 1;
    const { ackEvents, ackMinMs, ackMaxMs } = this.#port.timing;
    if (this.#events >= ackEvents) this.flush();
    else this.#alarm.setIfIdle(ackMinMs + this.#port.random() * (ackMaxMs - ackMinMs));
  }

  /** Sends what is due now: on page hide nothing may wait. */
  flush() {
    this.#alarm.clear();
    this.#events = 0;
    for (const [namespace, rooms] of this.#due) {
      const acks = [...rooms];
      for (let from = 0; from < acks.length; from += bounds.rooms) {
        this.#port.send(namespace, acks.slice(from, from + bounds.rooms));
      }
    }
    this.#due.clear();
  }

  /** Without a connection there is nobody to notify: the cursor of the next one covers it. */
  clear() {
    this.#alarm.clear();
    this.#events = 0;
    this.#due.clear();
  }

  forget(room: string) {
    for (const rooms of this.#due.values()) rooms.delete(room);
  }
}
