import type { Role } from '@tidings/contracts';

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

/** Whether something was committed for a request already: what fails after that cannot say that nothing was changed. */
export type Progress = { committed: boolean };

/** Who causes something, and under which correlation id. */
export type Asker = {
  actor: Actor | null;
  correlationId: string;
  idempotency: Idempotency | null;
  progress?: Progress;
};

export const isStaff = (actor: Pick<Actor, 'role'> | null): boolean => actor !== null && actor.role !== 'member';
