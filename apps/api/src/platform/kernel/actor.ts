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
  /** How they want to be seen by hand, and until when; null: until they end it. */
  presenceChoice: 'busy' | 'hidden' | null;
  presenceUntil: Date | null;
};

/** Another system behind a request, by its API key. It is no member: it may what its scopes say, and nothing else. */
export type Integration = {
  kind: 'integration';
  id: string;
  name: string;
  scopes: readonly string[];
  /** The one workspace it may act in, as an agent; null: none. */
  workspaceId: string | null;
  /** Who made the key. */
  ownerId: string;
  /** From when on it is refused; null: never by itself. */
  expiresAt: Date | null;
};

/** An unsafe request's claim to be answered once (PROTOCOL §9). */
export type Idempotency = { key: string; hash: string };

/** Whether something was committed for a request already: what fails after that cannot say that nothing was changed. */
export type Progress = { committed: boolean };

/** Who causes something, for which tenant, and under which correlation id. */
export type Asker = {
  actor: Actor | null;
  /** Missing, as `null`: the forum, which belongs to all members. */
  tenant?: { readonly workspaceId: string } | null;
  /** The system that asks, where it is no member. */
  integration?: Integration | null;
  correlationId: string;
  idempotency: Idempotency | null;
  progress?: Progress;
};

/** Whose budget a request takes from, and whose idempotency keys are its own: a member, or an API key. */
export const principalOf = ({ actor, integration }: Pick<Asker, 'actor' | 'integration'>): string | null =>
  actor?.id ?? integration?.id ?? null;

export const isStaff = (actor: Pick<Actor, 'role'> | null): boolean => actor !== null && actor.role !== 'member';
