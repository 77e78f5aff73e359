import { correlationIdSchema } from '@tidings/contracts';
import { Prisma, uuidv7 } from '@tidings/db';
import { z } from 'zod';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import type { HeldAgent } from '../repository.ts';
import { nextStep } from './hysteresis.ts';

/** Looks whether an agent stayed what it is. One of it for each; what there is to tell, its row says. */
export const tellJob = defineJob(
  'agents:tell',
  z.strictObject({ workspaceId: z.uuid(), id: z.uuid(), correlationId: correlationIdSchema }),
  { queue: { name: 'agents', concurrency: 2 } },
);
export const tellKey = (id: string): string => `${tellJob.kind}:${id}`;

/** Notifies owners of what there is to know of these agents, which are held, and looks again when it is time. */
export async function tellOwners(
  tx: Tx,
  held: readonly HeldAgent[],
  { calmMs, correlationId }: { calmMs: number; correlationId: string },
): Promise<void> {
  await tx.db.job.deleteMany({ where: { uniqueKey: { in: held.map(({ agent }) => tellKey(agent.id)) } } });
  const place = await placeOf(tx, held);
  const notified: { id: string; notified: string | null; notifiedId: string | null }[] = [];
  for (const one of held) {
    const { agent, now } = one;
    const step = nextStep({ ...one, status: agent.status, hold: agent.hold }, calmMs);
    if (step === null) continue;
    if ('waitMs' in step) {
      const { id, workspaceId } = agent;
      const dueAt = new Date(now.getTime() + Math.ceil(step.waitMs));
      tx.enqueue(tellJob, { workspaceId, id, correlationId }, { uniqueKey: tellKey(id), dueAt });
      continue;
    }
    const notifiedId = uuidv7();
    const isOver = step.tell === 'back';
    notified.push({ id: agent.id, notified: isOver ? null : step.tell, notifiedId: isOver ? null : notifiedId });
    const to = place.members.has(one.ownerId) ? [one.ownerId] : [];
    tx.append(
      fact('agent.notified', { cause: step.tell, agent, notifiedId, before: one.notifiedId, slug: place.slug, to }),
    );
  }
  if (notified.length > 0) await keep(tx, notified);
}

/** Their workspace. Who left it hears nothing of it any more. */
async function placeOf(tx: Tx, held: readonly HeldAgent[]): Promise<{ slug: string; members: ReadonlySet<string> }> {
  const owners = [...new Set(held.map(({ ownerId }) => ownerId))];
  const id = held[0]?.agent.workspaceId ?? '';
  const members = { where: { userId: { in: owners } }, select: { userId: true } };
  const found = await tx.db.workspace.findUnique({ where: { id }, select: { slug: true, members } });
  return { slug: found?.slug ?? '', members: new Set(found?.members.map(({ userId }) => userId)) };
}

async function keep(tx: Tx, notified: readonly { id: string; notified: string | null; notifiedId: string | null }[]) {
  const [ids, whats, notifiedIds] = [
    notified.map((t) => t.id),
    notified.map((t) => t.notified),
    notified.map((t) => t.notifiedId),
  ];
  await tx.db.$executeRaw(Prisma.sql`
    UPDATE agent a SET notified = i.notified, notified_id = i.notified_id
    FROM unnest(${ids}::uuid[], ${whats}::text[], ${notifiedIds}::uuid[]) i(id, notified, notified_id) WHERE a.id = i.id`);
}
