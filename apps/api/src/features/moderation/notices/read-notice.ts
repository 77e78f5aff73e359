import type { MemberCtx } from '../../../platform/context/context.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { markNoticeRead } from './repository.ts';

/** The member has read a notice: it no longer waits. Throws NOT_FOUND when it is not theirs. */
export async function readNotice(ctx: MemberCtx, id: string): Promise<undefined> {
  if (!(await markNoticeRead(ctx.db, ctx.actor.id, id))) throw notFound('That notice');
  return undefined;
}
