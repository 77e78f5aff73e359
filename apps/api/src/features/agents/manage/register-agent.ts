import { AGENTS_MAX, type Agent, type RegisterAgent } from '@tidings/contracts';
import { Prisma, uuidv7 } from '@tidings/db';
import type { Timings } from '../../../config/timings.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { record } from '../log.ts';
import { readAgents } from '../repository.ts';
import { tellOwners } from '../tell/tell-owners.ts';
import { type AgentCtx, noAgent } from '../tenant.ts';

/** Whose registrations wait for each other: those of one workspace. */
const LOCK = 7411;

/**
 * Registers an agent, or one that comes back: it is idle then, and not stopped any more; paused it stays. Throws CONFLICT where there are
 * enough.
 */
export async function registerAgent(
  ctx: AgentCtx,
  input: RegisterAgent,
  { agentSecond, agentCalm }: Pick<Timings, 'agentSecond' | 'agentCalm'>,
): Promise<Agent> {
  const { workspaceId } = ctx.tenant;
  const { id: keyId, ownerId } = ctx.integration;
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::int, hashtext(${workspaceId}))`;
    const known = await tx.db.agent.findUnique({
      where: { workspaceId_ownerId_name: { workspaceId, ownerId, name: input.name } },
      select: { id: true },
    });
    if (!known) await assertRoom(tx, workspaceId);
    const id = known?.id ?? uuidv7();
    const lease = input.everySeconds * 3 * agentSecond;
    await tx.db.$executeRaw(Prisma.sql`
      INSERT INTO agent AS a (id, workspace_id, key_id, owner_id, name, version, capabilities, every_seconds)
      VALUES (${id}::uuid, ${workspaceId}::uuid, ${keyId}::uuid, ${ownerId}::uuid, ${input.name}, ${input.version},
        ${[...new Set(input.capabilities)]}::text[], ${input.everySeconds})
      ON CONFLICT (id) DO UPDATE SET key_id = excluded.key_id, version = excluded.version, capabilities = excluded.capabilities,
        every_seconds = excluded.every_seconds, status = 'idle', missed = false, task = NULL, progress = NULL, message = NULL,
        hold = nullif(a.hold, 'stopped'), status_at = CASE WHEN a.status = 'idle' THEN a.status_at ELSE clock_timestamp() END`);
    await tx.db.$executeRaw(Prisma.sql`
      UPDATE agent SET beat_at = clock_timestamp(), active_at = clock_timestamp(),
        lease_until = clock_timestamp() + ${lease}::float8 * interval '1 millisecond' WHERE id = ${id}::uuid`);
    const held = (await readAgents(tx, [id]))[0];
    if (!held) throw noAgent();
    const { agent, now } = held;
    await record(tx, [{ agent, action: 'registered', at: now }]);
    tx.append(fact('agent.changed', { cause: 'registered', agent }));
    await tellOwners(tx, [held], { calmMs: agentCalm, correlationId: ctx.correlationId });
    tx.answer({ status: 201, body: agent });
    return agent;
  });
  return value;
}

async function assertRoom(tx: Tx, workspaceId: string): Promise<void> {
  if ((await tx.db.agent.count({ where: { workspaceId } })) < AGENTS_MAX) return;
  throw new TidingsError('CONFLICT', `There are ${AGENTS_MAX} agents here already. Forget one first.`);
}
