import type { NotificationTrace, Traced, TracesQuery } from '@tidings/contracts';
import { z } from 'zod';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readPlace, writePlace } from '../../../platform/http/place.ts';
import { notFound, TidingsError } from '../../../platform/kernel/errors.ts';
import { findTraced, readSteps, readTraces, type StepRow, type TracedRow } from './repository.ts';

const STEPS_MAX = 500;

/** What became of a notification, step by step. Throws NOT_FOUND when it is not the member's, but for admins. */
export async function traceNotification(ctx: MemberCtx, id: string): Promise<NotificationTrace> {
  const head = await findTraced(ctx.db, id);
  if (!head || (head.userId !== ctx.actor.id && ctx.actor.role !== 'admin')) throw notFound('That notification');
  const steps = await readSteps(ctx.db, head, STEPS_MAX);
  const { type, reason, correlationId } = head;
  return { id, type, reason, correlationId, steps: steps.map((row) => presentStep(row, head.createdAt)) };
}

function presentStep({ step, at, deviceId, further }: StepRow, storedAt: Date): NotificationTrace['steps'][number] {
  const after = at === null ? null : at.getTime() - storedAt.getTime();
  return {
    step: step as NotificationTrace['steps'][number]['step'],
    channel: further?.channel ?? 'inApp',
    reason: further?.reason ?? null,
    answers: further?.answers ?? [],
    at: at?.toISOString() ?? null,
    afterMs: after === null || after < 0 ? null : Math.round(after),
    deviceId,
  };
}

const placeSchema = z.tuple([z.uuid(), z.uuid()]).transform(([source, userId]) => ({ source, userId }));

/** Who was notified of a fact and who was not. Throws VALIDATION_FAILED unless it is asked for by exactly one thing. */
export async function listTraces(ctx: MemberCtx, { cursor, limit, ...which }: TracesQuery) {
  const named = (['source', 'userId', 'correlationId'] as const).flatMap((by) => {
    const value = which[by];
    return value === undefined ? [] : [{ by, value }];
  });
  const [one] = named;
  if (!one || named.length > 1)
    throw new TidingsError('VALIDATION_FAILED', 'Name one of source, userId and correlationId.');
  const place = cursor === undefined ? null : readPlace(placeSchema, cursor);
  const rows = await readTraces(ctx.db, one.by, one.value, place, limit + 1);
  const { items, more } = cutPage(rows, limit, presentTraced);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writePlace([last.source, last.userId]) : null };
}

const presentTraced = ({ at, undoneAt, reason, ...row }: TracedRow): Traced => ({
  ...row,
  at: at.toISOString(),
  outcome: reason !== null ? 'skipped' : undoneAt === null ? 'placed' : 'undone',
  reason,
});
