import type { ShownPresence } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { Batcher } from '../../../platform/kernel/batcher.ts';
import { type Clock, systemClock } from '../../../platform/kernel/clock.ts';
import type { Connection } from '../../../platform/realtime/connection/connection.ts';
import type { EphemeralEvents } from '../../../platform/realtime/delivery/ephemeral-events.ts';
import { Due } from './due.ts';
import { type Shown, shownStatus } from './lease-model.ts';
import { type Pair, readKnown, seenPairs } from './repository.ts';
import { type Change, type Present, sendChanges } from './send-changes.ts';
import { Watches } from './watches.ts';

export type TellerOptions = {
  db: Pick<Database, 'pool'>;
  live: Pick<EphemeralEvents, 'sendTo'>;
  timings: { coalesce: number; presenceBeat: number };
  onError: (error: unknown) => void;
  /** Nobody could say that they live for so long that what is read now means nothing. */
  isBlind: () => boolean;
  clock?: Clock;
};
type Asked = { viewer: string; ids: readonly string[] };

/** Members that one look reads at most; the next look reads the others. */
const AT_ONCE = 1000;
/** Members that one statement of new watches asks about at most. */
const ASKED_AT_ONCE = 4000;

/**
 * Sends who looks otherwise to the connections that watch them. What is true is asked of the database, at most four times a second, for those
 * who are watched here and of whom something was heard; whether a viewer may see somebody is asked each time before they are shown.
 */
export class Teller {
  readonly watches = new Watches();
  readonly #options: TellerOptions;
  readonly #clock: Clock;
  readonly #due: Due;
  readonly #asked: Batcher<Asked, Map<string, Shown>>;
  /** Who has to be looked at; true: also whether each viewer may still see them, or may by now. */
  readonly #waiting = new Map<string, boolean>();
  /** Of whom nothing was heard, and who are looked at all the same: they come after those of whom something was. */
  readonly #unheard = new Set<string>();
  /** How those who are watched looked at the last look. */
  readonly #last = new Map<string, ShownPresence>();
  #timer: unknown = null;
  #running = false;
  #restsUntil = 0;
  #closed = false;

  constructor(options: TellerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#due = new Due(this.#clock, (ids) => this.look(ids));
    this.#asked = new Batcher((all) => this.#answer(all), { weight: ASKED_AT_ONCE, inFlight: 2 });
  }

  /** Replaces whom a connection watches; `answer` is called before anything is sent of them. */
  async watch(connection: Connection, ids: readonly string[], answer: (present: Present[]) => void): Promise<void> {
    // What was last seen of somebody nobody watched meanwhile may be long over.
    for (const id of ids) if (!this.watches.isWatched(id)) this.#last.delete(id);
    const watch = this.watches.replace(connection, ids);
    try {
      const present = await this.ask(connection.userId, [...watch.ids]);
      for (const { userId, status } of present) watch.note(userId, status);
      answer(present);
    } catch (error) {
      if (this.watches.has(watch)) this.watches.drop(connection);
      throw error;
    }
    const missed = watch.missed ?? [];
    watch.missed = null;
    if (this.watches.has(watch)) this.look(missed, true);
  }

  /** Who of them is there, as far as the viewer may see. */
  async ask(viewer: string, ids: readonly string[]): Promise<Present[]> {
    if (ids.length === 0) return [];
    const shown = await this.#asked.load({ viewer, ids }, ids.length);
    for (const [id, { againMs }] of shown)
      if (againMs !== null && this.watches.isWatched(id)) this.#due.set(id, againMs);
    return ids.flatMap((userId) => {
      const { status } = shown.get(userId) ?? { status: 'offline' };
      return status === 'offline' ? [] : [{ userId, status }];
    });
  }

  /** Something was heard of these. Who is watched by nobody here costs a look-up. */
  look(ids: Iterable<string>, again = false): void {
    for (const id of ids)
      if (this.watches.isWatched(id)) this.#waiting.set(id, again || (this.#waiting.get(id) ?? false));
    this.#soon();
  }

  /** The places or blocks of a member changed: whom they see, and who sees them. */
  lookAround(userId: string): void {
    this.look([userId, ...[...this.watches.of(userId)].flatMap((watch) => [...watch.ids])], true);
  }

  lookAtAll(): void {
    for (const id of this.#last.keys()) if (!this.watches.isWatched(id)) this.#last.delete(id);
    for (const id of this.watches.watched()) this.#unheard.add(id);
    this.#soon();
  }

  close(): void {
    this.#closed = true;
    this.#clock.clearTimeout(this.#timer);
    this.#due.close();
  }

  #soon(): void {
    if (this.#closed || this.#running || this.#timer !== null || this.#waiting.size + this.#unheard.size === 0) return;
    this.#timer = this.#clock.setTimeout(
      () => {
        this.#timer = null;
        if (this.#options.isBlind()) return this.#rest(this.#options.timings.coalesce);
        this.#running = true;
        this.#next().then(
          () => this.#rest(this.#options.timings.coalesce),
          (error: unknown) => {
            this.#options.onError(error);
            this.#rest(this.#options.timings.presenceBeat);
          },
        );
      },
      Math.max(0, this.#restsUntil - this.#clock.now()),
    );
  }

  #rest(ms: number): void {
    this.#running = false;
    this.#restsUntil = this.#clock.now() + ms;
    this.#soon();
  }

  async #next(): Promise<void> {
    const all = new Map([...this.#waiting].slice(0, AT_ONCE));
    for (const id of all.keys()) this.#waiting.delete(id);
    for (const id of this.#unheard) {
      if (all.size >= AT_ONCE) break;
      this.#unheard.delete(id);
      if (!all.has(id)) all.set(id, false);
    }
    try {
      await this.#tell(all);
    } catch (error) {
      // Some may have been noted as seen already: all are looked at whole.
      for (const id of all.keys()) this.#waiting.set(id, true);
      throw error;
    }
  }

  async #tell(waiting: ReadonlyMap<string, boolean>): Promise<void> {
    const known = await readKnown(this.#options.db, [...waiting.keys()]);
    const gone: Change[] = [];
    const asked: (Pair & Change)[] = [];
    for (const [id, again] of waiting) {
      const { status, againMs } = shownStatus(known.get(id));
      this.#due.set(id, againMs);
      if (!again && status === this.#last.get(id)) continue;
      this.#last.set(id, status);
      for (const watch of this.watches.on(id)) {
        if (watch.missed) watch.missed.add(id);
        else if (status === 'offline') gone.push({ watch, id, status });
        else if (again || watch.lookOf(id) !== status)
          asked.push({ watch, id, status, viewer: watch.connection.userId });
      }
    }
    const seen = await seenPairs(this.#options.db, asked);
    const hidden = (pair: Pair & Change): Change => ({ ...pair, status: seen.has(pair) ? pair.status : 'offline' });
    await sendChanges(this.#options.live, this.watches, [...gone, ...asked.map(hidden)]);
  }

  async #answer(all: readonly Asked[]): Promise<Map<string, Shown>[]> {
    const ids = [...new Set(all.flatMap((one) => one.ids))];
    const known = await readKnown(this.#options.db, ids);
    const pairs = all.map(({ viewer, ids }) => ids.filter((id) => known.has(id)).map((id) => ({ viewer, id })));
    const seen = await seenPairs(this.#options.db, pairs.flat());
    return pairs.map(
      (own) => new Map(own.filter((pair) => seen.has(pair)).map(({ id }) => [id, shownStatus(known.get(id))])),
    );
  }
}
