import type { Person } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { presentPerson } from './presenter.ts';
import { readMentionable } from './repository.ts';

/** At most six people to mention: those who wrote in the topic first, then by name. */
export async function findMentionable(
  ctx: MemberCtx,
  prefix: string,
  topicId: string | undefined,
): Promise<{ items: Person[]; nextCursor: null }> {
  const rows = await readMentionable(ctx.db, ctx.actor.id, prefix, topicId ?? null);
  return { items: rows.map(presentPerson), nextCursor: null };
}
