import { idSchema, type Muted, type MuteTarget } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { notFound, TidingsError } from '../../platform/kernel/errors.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { isReadable } from '../categories/index.ts';
import { personColumns } from '../identity/index.ts';
import { findReply } from '../replies/index.ts';
import { findTopicSummary } from '../topics/index.ts';
import { isMuteTarget, whyNotMutePerson, whyNotMuteType } from './policy.ts';

type Kind = Exclude<MuteTarget, 'type'>;
const nouns: Record<Kind, string> = {
  topic: 'That topic',
  thread: 'That thread',
  category: 'That category',
  person: 'That member',
};

/** Whether the member sees a thing, by what kind it is. */
const sees: Record<Kind, (ctx: MemberCtx, id: string) => Promise<boolean>> = {
  topic: async ({ db, actor }, id) => (await findTopicSummary(db, actor.id, id)) !== null,
  thread: async ({ db, actor }, id) => (await findReply(db, actor.id, id))?.parentId === null,
  category: ({ db, actor }, id) => isReadable(db, actor.id, id),
  person: async ({ db }, id) => (await db.prisma.user.findUnique({ where: { id }, select: personColumns })) !== null,
};

/** What a request names, in its one spelling. Throws UNSUPPORTED for a kind this server does not know, NOT_FOUND for what is no id. */
export function readTarget({ targetType, targetId }: Muted): Muted & { targetType: MuteTarget } {
  if (!isMuteTarget(targetType)) {
    throw new TidingsError('UNSUPPORTED', 'This server does not know such a kind of thing to mute.');
  }
  if (targetType === 'type') return { targetType, targetId };
  const id = idSchema.safeParse(targetId);
  if (!id.success) throw notFound(nouns[targetType]);
  return { targetType, targetId: id.data };
}

/** Throws when the member may not mute that: UNSUPPORTED for a type, NOT_FOUND for what they do not see, FORBIDDEN for themselves. */
export async function assertMutable(
  ctx: MemberCtx,
  { targetType, targetId }: ReturnType<typeof readTarget>,
): Promise<void> {
  if (targetType === 'type') return assertAllowed(whyNotMuteType(targetId));
  if (!(await sees[targetType](ctx, targetId))) throw notFound(nouns[targetType]);
  if (targetType === 'person')
    assertAllowed(whyNotMutePerson(ctx.actor, { author: { id: targetId } }), 'You cannot mute yourself.');
}
