import type { Services } from '../../../platform/feature/services.ts';
import type { Connection } from '../../../platform/realtime/connection/connection.ts';
import type { Status } from '../presenter.ts';
import { LeaseBook } from './lease-book.ts';
import { Pulse } from './pulse.ts';
import { Teller } from './teller.ts';

/** What servers say to each other: how these are was written; `around`: whom they see, and who sees them, changed. */
export type PeopleMessage = { ids: string[]; around: boolean };

type Options = Pick<Services, 'config' | 'db' | 'live' | 'log' | 'serverId' | 'realtime' | 'busHealthy'> & {
  carry: ((message: PeopleMessage) => void) | null;
  saidOf: (connection: Connection) => Status;
};

/** Whether members are there, over all of their devices and all servers, and who is sent that. */
export class MemberPresence {
  readonly teller: Teller;
  readonly #book: LeaseBook;
  readonly #pulse: Pulse;
  readonly #options: Options;

  constructor(options: Options) {
    const { config, db, live, log, serverId, realtime, busHealthy, saidOf } = options;
    const { timings } = config;
    const { registry } = realtime.admission;
    const failed = (what: string) => (error: unknown) => log.warn({ error: String(error) }, what);
    this.#options = options;
    this.teller = new Teller({
      ...{ db, live, timings, isBlind: () => this.#pulse.isBlind() },
      onError: failed('Could not read who is there; looking again soon'),
    });
    this.#book = new LeaseBook({
      ...{ db, serverId, timings },
      statusesOf: (userId) => [...registry.of(userId)].filter(({ closing }) => !closing).map(saidOf),
      onWritten: (ids) => this.#say({ ids, around: false }),
      onError: failed('Could not write who is there; writing it again soon'),
    });
    this.#pulse = new Pulse({
      ...{ db, serverId, timings, busHealthy },
      onBeat: () => this.#sweep(),
      onLapsed: () => this.#book.again(),
      onDoubt: () => this.teller.lookAtAll(),
      onError: failed('Could not say that this server lives; its people look offline if that goes on'),
    });
  }

  /** A connection came, went, or says otherwise. */
  changed(userId: string): void {
    this.#book.note(userId);
  }

  /** What they chose, or their profile, changed; every server hears of that by itself. */
  memberChanged(userId: string): void {
    this.teller.look([userId]);
  }

  /** Their places or blocks changed. */
  placesChanged(ids: string[]): void {
    this.#say({ ids, around: true });
  }

  receive({ ids, around }: PeopleMessage): void {
    if (around) for (const id of ids) this.teller.lookAround(id);
    else this.teller.look(ids);
  }

  async close(): Promise<void> {
    this.#book.close();
    this.teller.close();
    await this.#pulse.close();
  }

  #say(message: PeopleMessage): void {
    this.receive(message);
    this.#options.carry?.(message);
  }

  /** Forgets what ended connections watched. */
  #sweep(): void {
    const { registry } = this.#options.realtime.admission;
    for (const { connection } of [...this.teller.watches.all()])
      if (![...registry.of(connection.userId)].includes(connection)) this.teller.watches.drop(connection);
  }
}
