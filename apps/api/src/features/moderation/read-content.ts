import type { ModerationContent } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { readContentRow } from './repository.ts';

type Query = Pick<ModerationContent, 'targetType' | 'targetId'>;

/** What a moderator decides about, as it reads now, hidden or deleted too. Throws NOT_FOUND. */
export async function readContent(ctx: MemberCtx, { targetType, targetId }: Query): Promise<ModerationContent> {
  const row = await readContentRow(ctx.db, ctx.actor.id, targetType, targetId);
  if (!row) throw notFound();
  const { topicId, number, title, body, author, status } = row;
  return { targetType, targetId, topicId, number, title, body, author, status };
}
