import type { Role } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import type { EventLog } from './events/event-log.ts';
import type { Transients } from './realtime/transients.ts';
import type { Log } from './telemetry/log.ts';

/** The member behind a request or a connection, as of now. */
export type Actor = {
  id: string;
  username: string;
  displayName: string;
  role: Role;
  sessionId: string;
  suspendedUntil: Date | null;
  silencedUntil: Date | null;
  presenceHidden: boolean;
};

/** An unsafe request's claim to be answered once (PROTOCOL §9). */
export type Idempotency = { key: string; hash: string };

/** What every service function gets first: who asks, under which correlation id, and with what to act. */
export type Ctx = {
  actor: Actor | null;
  correlationId: string;
  idempotency: Idempotency | null;
  db: Database;
  events: EventLog;
  live: Pick<Transients, 'latest' | 'volatile'>;
  log: Log;
};

/** A context whose actor is known to be signed in. */
export type MemberCtx = Ctx & { actor: Actor };

export const isStaff = (actor: Actor | null): boolean => actor !== null && actor.role !== 'member';
