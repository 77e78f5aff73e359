import type { Connection } from '../../platform/realtime/connection/connection.ts';
import type { EphemeralEvents } from '../../platform/realtime/delivery/ephemeral-events.ts';
import { canSpeak, presentPerson } from '../identity/index.ts';

export type TypingOptions = {
  live: Pick<EphemeralEvents, 'volatile'>;
  timings: { typing: number };
  isHidden: (connection: Connection) => boolean;
  now?: () => number;
};

const MAX_KNOWN = 10_000;

/** Who is writing where: said again at most three times per expiry, forgotten by itself. */
export class Typing {
  readonly #options: TypingOptions;
  readonly #now: () => number;
  /** Room and member → when it was last said. */
  readonly #saidAt = new Map<string, number>();

  constructor(options: TypingOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  start(connection: Connection, room: string): void {
    const key = `${room} ${connection.userId}`;
    const now = this.#now();
    const saidAt = this.#saidAt.get(key) ?? 0;
    if (now - saidAt < this.#options.timings.typing / 3 || this.#isUnheard(connection)) return;
    this.#sweep(now);
    this.#saidAt.delete(key);
    this.#saidAt.set(key, now);
    this.#say(connection, room, true, now + this.#options.timings.typing);
  }

  stop(connection: Connection, room: string): void {
    if (!this.#saidAt.delete(`${room} ${connection.userId}`) || this.#isUnheard(connection)) return;
    this.#say(connection, room, false, this.#now());
  }

  get size(): number {
    return this.#saidAt.size;
  }

  /** Somebody who shows no presence, or cannot post, is not announced. */
  #isUnheard(connection: Connection): boolean {
    return this.#options.isHidden(connection) || !canSpeak(connection.actor, this.#now());
  }

  #say(connection: Connection, room: string, typing: boolean, until: number): void {
    const person = presentPerson(connection.actor);
    this.#options.live.volatile('typing:state', room, { person, typing, expiresAt: new Date(until).toISOString() });
  }

  /** Entries stand in the order they were said, so the old ones come first. */
  #sweep(now: number): void {
    for (const [key, saidAt] of this.#saidAt) {
      if (now - saidAt < this.#options.timings.typing && this.#saidAt.size < MAX_KNOWN) break;
      this.#saidAt.delete(key);
    }
  }
}
