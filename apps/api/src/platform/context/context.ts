import type { Database } from '@tidings/db';
import type { EventLog } from '../events/log/event-log.ts';
import type { Actor, Asker } from '../kernel/actor.ts';
import type { EphemeralEvents } from '../realtime/delivery/ephemeral-events.ts';
import type { Log } from '../telemetry/log.ts';

/** What every use case gets first: who asks, under which correlation id, and with what to act. */
export type Ctx = Asker & {
  db: Database;
  events: EventLog;
  live: Pick<EphemeralEvents, 'latest' | 'volatile'>;
  log: Log;
};

/** A context whose actor is known to be signed in. */
export type MemberCtx = Ctx & { actor: Actor };
