import { rooms } from '@tidings/contracts';
import type { Services } from '../../../platform/feature/services.ts';
import { type Clock, systemClock } from '../../../platform/kernel/clock.ts';

/** What servers say to each other: something was said in a channel. */
export type BumpMessage = { channelId: string; lastNumber: number };
type Hearers = { channelId: string; workspaceId: string; lastNumber: number; hearers: Record<string, number> };

type Options = Pick<Services, 'db' | 'live' | 'log' | 'rooms' | 'busHealthy' | 'config'> & {
  carry: ((message: BumpMessage) => void) | null;
  clock?: Clock;
};

/** Channels that are asked about in one statement. */
const MOST_AT_ONCE = 100;
/** Channels that may wait; who misses one reads the channels when they reconnect, or hears of the next message. */
const MOST_WAITING = 10_000;
/** Commits become visible after their time: so far back is looked. */
const BACK_MS = 5_000;

/**
 * Says `chat:bumped` to the members of a channel who are connected to this server, each in their own room: that a private channel is there is
 * no news for the workspace. Who they are, and how far each has read, is asked of the database, at most four times a second, for all
 * channels in which something was said meanwhile. While other servers cannot be heard, it is looked for.
 */
export class Bumps {
  readonly #options: Options;
  readonly #clock: Clock;
  readonly #waiting = new Map<string, number>();
  /** What was said last of a channel, so that nothing is said again while it is looked for. */
  readonly #said = new Map<string, number>();
  readonly #poll: NodeJS.Timeout;
  #timer: unknown = null;
  #running = false;
  #deaf = false;
  #from = Date.now();
  #closed = false;

  constructor(options: Options) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#poll = setInterval(() => this.#listen(), options.config.timings.headsPollUnhealthy).unref();
  }

  /** Something was said here. */
  bump(message: BumpMessage): void {
    this.receive(message);
    this.#options.carry?.(message);
  }

  /** Something was said here or on another server. */
  receive({ channelId, lastNumber }: BumpMessage): void {
    if (this.#closed || (this.#waiting.size >= MOST_WAITING && !this.#waiting.has(channelId))) return;
    this.#waiting.set(channelId, Math.max(lastNumber, this.#waiting.get(channelId) ?? 0));
    if (this.#timer === null && !this.#running) this.#run();
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#poll);
    this.#clock.clearTimeout(this.#timer);
  }

  #run(): void {
    this.#running = true;
    const ids = [...this.#waiting.keys()].slice(0, MOST_AT_ONCE);
    for (const id of ids) this.#waiting.delete(id);
    this.#say(ids)
      .catch((error: unknown) =>
        this.#options.log.debug(
          { err: error, channels: ids.length },
          'Could not read who hears of chat; their lists follow with the next message',
        ),
      )
      .finally(() => {
        this.#running = false;
        if (this.#closed) return;
        this.#timer = this.#clock.setTimeout(() => {
          this.#timer = null;
          if (this.#waiting.size > 0) this.#run();
        }, this.#options.config.timings.coalesce);
      });
  }

  async #say(ids: readonly string[]): Promise<void> {
    const { rows } = await this.#options.db.pool.query<Hearers>({
      name: 'chat-hearers',
      text: 'SELECT * FROM chat_hearers($1)',
      values: [ids],
    });
    for (const { channelId, workspaceId, lastNumber, hearers } of rows) {
      this.#remember(channelId, lastNumber);
      for (const [userId, readNumber] of Object.entries(hearers)) {
        const room = rooms.user(userId);
        if (!this.#options.rooms.has(room)) continue;
        const payload = { channelId, workspaceId, lastNumber, readNumber };
        this.#options.live.latest('chat:bumped', room, { key: channelId, rank: lastNumber, here: true, payload });
      }
    }
  }

  #remember(channelId: string, lastNumber: number): void {
    this.#said.delete(channelId);
    this.#said.set(channelId, lastNumber);
    for (const id of this.#said.keys()) {
      if (this.#said.size <= MOST_WAITING) break;
      this.#said.delete(id);
    }
  }

  #listen(): void {
    const deaf = !this.#options.busHealthy();
    // Once more when they are heard again: until then something may have been missed.
    if (deaf || this.#deaf)
      this.#look().catch((error: unknown) =>
        this.#options.log.debug(
          { err: error },
          'Could not look for what was said in chat; trying again at the next poll',
        ),
      );
    else this.#from = Date.now();
    this.#deaf = deaf;
  }

  async #look(): Promise<void> {
    const from = new Date(this.#from - BACK_MS);
    const now = Date.now();
    const { rows } = await this.#options.db.pool.query<BumpMessage>({
      name: 'chat-bumped-since',
      text: 'SELECT * FROM chat_bumped_since($1, $2)',
      values: [from, MOST_AT_ONCE * 5],
    });
    this.#from = now;
    for (const message of rows)
      if ((this.#said.get(message.channelId) ?? 0) < message.lastNumber) this.receive(message);
  }
}
