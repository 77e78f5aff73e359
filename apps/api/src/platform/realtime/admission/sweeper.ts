import type { Database } from '@tidings/db';
import type { Authority } from '../../auth/authority.ts';
import type { Log } from '../../telemetry/log.ts';
import { sweepLeases } from './leases.ts';
import { sweepTickets } from './tickets.ts';

type Swept = { db: Database; authority: Authority; buckets: { sweep: (now: number) => void }[]; log: Log };

const EVERY_MS = 60_000;

/** Forgets, once a minute, what has run out: leases, tickets, revocations, budgets. */
export class Sweeper {
  readonly #timer: NodeJS.Timeout;

  constructor({ db, authority, buckets, log }: Swept) {
    this.#timer = setInterval(() => {
      authority.sweep();
      for (const bucket of buckets) bucket.sweep(Date.now());
      Promise.all([sweepLeases(db), sweepTickets(db)]).catch((error: unknown) =>
        log.debug({ error: String(error) }, 'Could not delete expired leases and tickets; trying again in 60 s'),
      );
    }, EVERY_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
