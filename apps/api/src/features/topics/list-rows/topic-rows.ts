import { parseRoom } from '@tidings/contracts';
import type { StoredEvent } from '../../../platform/events/log/stored-event.ts';
import type { Services } from '../../../platform/feature/services.ts';
import { findChangedTopics } from '../sql/list-rows.ts';
import { readAndBump } from './bump.ts';

type Options = Pick<Services, 'db' | 'live' | 'log' | 'rooms' | 'busHealthy' | 'config'>;

const MAX_TOPICS = 500;

/**
 * Keeps the rows of topic lists true on this server. An event of a category carries no excerpt, and a bump sent by
 * another server may overtake it, so each server sends what a row shows after it has sent the event. While other servers
 * cannot be heard it looks for topics that changed.
 */
export class TopicRows {
  readonly #options: Options;
  readonly #due = new Set<string>();
  readonly #poll: NodeJS.Timeout;
  #soon: NodeJS.Timeout | null = null;
  #deaf = false;
  /** Transactions from here on have not been looked at. */
  #from: string | null = null;

  constructor(options: Options) {
    this.#options = options;
    this.#poll = setInterval(() => this.#listen(), options.config.timings.headsPollUnhealthy);
  }

  /** An event was sent to the followers of a room. */
  follow({ room, name, payload }: Pick<StoredEvent, 'room' | 'name' | 'payload'>): void {
    if (name !== 'topic:created' && name !== 'topic:updated') return;
    if (payload.redacted || parseRoom(room)?.kind !== 'category') return;
    this.#due.add(payload.id as string);
    this.#soon ??= setTimeout(() => {
      this.#soon = null;
      const ids = [...this.#due];
      this.#due.clear();
      for (let from = 0; from < ids.length; from += MAX_TOPICS) {
        readAndBump(this.#options, ids.slice(from, from + MAX_TOPICS), true);
      }
    }, 0);
  }

  close(): void {
    clearInterval(this.#poll);
    if (this.#soon) clearTimeout(this.#soon);
  }

  #listen(): void {
    const deaf = !this.#options.busHealthy();
    // Once more when they are heard again: until then something may have been missed.
    if (deaf || this.#deaf)
      this.#look().catch((error: unknown) =>
        this.#options.log.debug({ err: error }, 'Could not look for changed topics; trying again at the next poll'),
      );
    if (!deaf && !this.#deaf) this.#from = null;
    this.#deaf = deaf;
  }

  async #look(): Promise<void> {
    const categories = [...this.#options.rooms.keys()].flatMap((room) => {
      const parsed = parseRoom(room);
      return parsed?.kind === 'category' ? [parsed.id] : [];
    });
    const row = await findChangedTopics(this.#options.db, categories, this.#from, MAX_TOPICS);
    if (!row) return;
    this.#from = row.horizon;
    if (row.ids.length > 0) readAndBump(this.#options, row.ids, true);
  }
}
