import { type NotificationAnswer, type NotificationCategory, rooms, stayingTypes } from '@tidings/contracts';
import { z } from 'zod';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { NoChange } from '../../../platform/events/log/refusals.ts';
import { placeIn, placeInstantSchema, writePlace } from '../../../platform/http/place.ts';
import { notFound, TidingsError } from '../../../platform/kernel/errors.ts';
import { type Fact, fact } from '../../../platform/kernel/facts.ts';
import { readCounts, readOwn } from './repository.ts';

/** With what an inbox is changed: by a request or by a command. */
export type InboxCtx = Pick<MemberCtx, 'actor' | 'correlationId' | 'idempotency' | 'db' | 'events'>;
type ReadAll = { upTo: number; category?: NotificationCategory | undefined };
type Verb = 'read' | 'unread' | 'archive' | 'unarchive' | 'delete' | 'undelete' | 'unsnooze';

/** What each verb states of these notifications. */
function factOf(verb: Verb, userId: string, ids: string[]): Fact {
  switch (verb) {
    case 'read':
    case 'unread':
      return fact('notification.read', { cause: verb, userId, ids });
    case 'archive':
    case 'unarchive':
      return fact('notification.moved', { cause: 'archived', userId, ids, on: verb === 'archive', until: null });
    case 'delete':
    case 'undelete':
      return fact('notification.moved', { cause: 'deleted', userId, ids, on: verb === 'delete', until: null });
    case 'unsnooze':
      return fact('notification.moved', { cause: 'snoozed', userId, ids, on: false, until: null });
  }
}

const named = {
  'notification.read': 'notification:read',
  'notification.seen': 'notification:seen',
} as const;
const moved = {
  archived: 'notification:archived',
  deleted: 'notification:deleted',
  snoozed: 'notification:snoozed',
} as const;
const eventOf = (stated: Fact) =>
  stated.name === 'notification.moved' ? moved[stated.cause] : named[stated.name as keyof typeof named];

/** Commits one change and answers what counts afterwards; what was so already changes nothing, and nobody hears of it. */
async function commit(ctx: InboxCtx, stated: Fact): Promise<NotificationAnswer & { at: string | null }> {
  const event = eventOf(stated);
  try {
    const committed = await ctx.events.commit(ctx, (tx) => tx.append(stated));
    const payload = committed.payloadOf(event);
    const { offset } = committed.placeOf(event, rooms.user(ctx.actor.id));
    return { counts: payload.counts, position: offset, at: 'readAt' in payload ? payload.readAt : null };
  } catch (error) {
    if (!(error instanceof NoChange)) throw error;
    const { counts, asOf } = await readCounts(ctx.db, ctx.actor.id);
    return { counts, position: asOf, at: null };
  }
}

const answer = ({ counts, position }: NotificationAnswer): NotificationAnswer => ({ counts, position });

/** Does one thing to some notifications of the member; others are passed over. */
export const changeSome = async (ctx: InboxCtx, verb: Verb, ids: string[]): Promise<NotificationAnswer> =>
  answer(await commit(ctx, factOf(verb, ctx.actor.id, ids)));

const leaving: readonly string[] = ['archive', 'delete', 'snooze'];
/** To what is deleted these alone are done. */
const ofDeleted: readonly string[] = ['delete', 'undelete'];

async function assertMovable(ctx: InboxCtx, verb: Verb | 'snooze', id: string): Promise<void> {
  const own = await readOwn(ctx.db, ctx.actor.id, id);
  if (!own || (own.deleted && !ofDeleted.includes(verb))) throw notFound('That notification');
  if (own.unread && !own.deleted && leaving.includes(verb) && stayingTypes.includes(own.type))
    throw new TidingsError('UNREAD_STAYS', 'This stays in your inbox until you have read it.');
}

/** Does one thing to one notification. Throws NOT_FOUND when it is not the member's or is deleted and not to be brought back, UNREAD_STAYS when it is to be read first. */
export async function changeOne(ctx: InboxCtx, verb: Verb, id: string): Promise<NotificationAnswer> {
  await assertMovable(ctx, verb, id);
  return changeSome(ctx, verb, [id]);
}

/** Puts one off. Throws as `changeOne` does. */
export async function snoozeOne(ctx: InboxCtx, id: string, until: string): Promise<NotificationAnswer> {
  await assertMovable(ctx, 'snooze', id);
  const userId = ctx.actor.id;
  return answer(
    await commit(ctx, fact('notification.moved', { cause: 'snoozed', userId, ids: [id], on: true, until })),
  );
}

/** The member has seen their inbox up to a position. */
export const seeUpTo = async (ctx: InboxCtx, upTo: number): Promise<NotificationAnswer> =>
  answer(await commit(ctx, fact('notification.seen', { cause: 'seen', userId: ctx.actor.id, upTo })));

const undoSchema = z.tuple([placeInstantSchema.nullable(), z.int().min(0), z.string().max(16).nullable()]);

/** Marks all up to a position as read, never what came after it. `undoToken` takes exactly that back. */
export async function readAll(ctx: InboxCtx, { upTo, category }: ReadAll) {
  const userId = ctx.actor.id;
  const { at, ...rest } = await commit(
    ctx,
    fact('notification.read', { cause: 'read', userId, upTo, ...(category && { category }) }),
  );
  return { ...answer(rest), undoToken: writePlace([at, upTo, category ?? null]) };
}

/** Takes one `readAll` back. Throws UNDO_TOKEN_INVALID for what is no token of one. */
export async function undoReadAll(ctx: InboxCtx, undoToken: string): Promise<NotificationAnswer> {
  const step = placeIn(undoSchema, undoToken);
  if (!step)
    throw new TidingsError(
      'UNDO_TOKEN_INVALID',
      'The undoToken is none that marking all as read answered. Nothing was changed.',
    );
  const [wasReadAt, upTo, category] = step;
  const userId = ctx.actor.id;
  if (wasReadAt === null) {
    const { counts, asOf } = await readCounts(ctx.db, userId);
    return { counts, position: asOf };
  }
  return answer(
    await commit(
      ctx,
      fact('notification.read', { cause: 'unread', userId, upTo, wasReadAt, ...(category && { category }) }),
    ),
  );
}
