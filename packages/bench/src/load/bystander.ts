import { now } from './clock.ts';
import { LightClient } from './light-client.ts';
import type { Who } from './orders.ts';

/** How often somebody else's round trip begins, whether or not the one before has ended (open loop). */
const EVERY_MS = 2;
/** Beyond so many unanswered ones none is begun: the server lets 64 commands of one connection wait. */
const MAX_OPEN = 48;

type Member = Extract<Who, { kind: 'member' }>;
type RoundTrip = { at: number; ms: number };

/** Somebody with a connection of their own who asks and is answered while the server is busy with others. */
export class Bystander {
  readonly #client: LightClient;
  #trips: RoundTrip[] = [];
  #open = 0;
  #gone = false;

  private constructor(url: string, { tokens }: Member) {
    const auth = { token: tokens[0], deviceId: 'bench-bystander', protocol: 1 };
    const onClose = () => {
      this.#gone = true;
    };
    this.#client = new LightClient({ url, auth, onEvent: () => undefined, onClose });
  }

  static async connect(url: string, who: Member): Promise<Bystander> {
    const bystander = new Bystander(url, who);
    await bystander.#client.ready;
    return bystander;
  }

  /** Measures while `work` goes on, and keeps the round trips that began within it. */
  async during(work: () => Promise<unknown>): Promise<number[]> {
    this.#trips = [];
    const timer = setInterval(() => this.#ask(), EVERY_MS);
    try {
      const from = now();
      await work();
      const until = now();
      if (this.#gone) throw new Error('the bystander lost its connection');
      return this.#trips.filter(({ at }) => at >= from && at <= until).map(({ ms }) => ms);
    } finally {
      clearInterval(timer);
    }
  }

  close(): void {
    this.#client.close();
  }

  #ask(): void {
    if (this.#open >= MAX_OPEN || this.#gone) return;
    const at = now();
    const trips = this.#trips;
    const done = (ms: number) => {
      this.#open -= 1;
      trips.push({ at, ms });
    };
    this.#open += 1;
    this.#client.ask('heartbeat', { visible: true }).then(
      () => done(now() - at),
      () => done(Number.POSITIVE_INFINITY),
    );
  }
}
