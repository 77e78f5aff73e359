import type { WorkspaceRole } from '@tidings/contracts';
import { type Database, forTenant } from '@tidings/db';
import type { EventLog } from '../events/log/event-log.ts';
import type { Actor, Asker, Integration } from '../kernel/actor.ts';
import type { EphemeralEvents } from '../realtime/delivery/ephemeral-events.ts';
import type { Log } from '../telemetry/log.ts';

/** Whose data a use case works on, where it is not everybody's: a workspace, and what who asks is in it. */
export type Tenant = { readonly workspaceId: string; readonly role: WorkspaceRole };

/** What every use case gets first: who asks, for which tenant, under which correlation id, and with what to act. */
export type Ctx = Asker & {
  /** `null`: the forum, which belongs to all members. */
  tenant: Tenant | null;
  db: Database;
  events: EventLog;
  live: Pick<EphemeralEvents, 'latest' | 'volatile'>;
  log: Log;
};

/** A context whose actor is known to be signed in. */
export type MemberCtx = Ctx & { actor: Actor };

/** A member's context inside a workspace they are in. */
export type TenantCtx = MemberCtx & { tenant: Tenant };

/** A context in which another system asks, by an API key that is allowed what it asks. */
export type KeyCtx = Ctx & { integration: Integration };

/**
 * The same request as it works on a workspace, once it is known that who asks is let into it: its transactions, statements and snapshots
 * see the rows of that one and of no other.
 */
export const inWorkspace = <C extends Ctx, T extends Tenant>(ctx: C, tenant: T): C & { tenant: T } => ({
  ...ctx,
  tenant,
  db: forTenant(ctx.db, tenant.workspaceId),
});
