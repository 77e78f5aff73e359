import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Breach, ImportBreach } from '@tidings/contracts';
import { type Prisma, uuidv7 } from '@tidings/db';
import type { Config } from '../../../config/config.ts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../../platform/http/place.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { folderOf, importJob } from './import-breach.ts';

type Row = Prisma.BreachGetPayload<object>;

const present = ({ number: _, exposed: __, leakedAt: ___, ...row }: Row): Breach => ({
  ...row,
  lines: Number(row.lines),
  taken: Number(row.taken),
  skipped: Number(row.skipped),
  startedAt: row.startedAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
});

/** Has a file imported. Throws NOT_FOUND where there is no such file in the folder; a link to elsewhere is none. */
export async function importBreach(
  ctx: MemberCtx,
  config: Config,
  { file, name, leakedAt, exposed }: ImportBreach,
): Promise<Breach> {
  const stat = await lstat(join(folderOf(config), file)).catch(() => null);
  if (!stat?.isFile()) throw notFound(`A file ${file} in the folder breaches of the data directory`);
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const id = uuidv7();
    const row = await tx.db.breach.create({
      data: { id, file, name, exposed, leakedAt: leakedAt === null ? null : new Date(leakedAt) },
    });
    tx.enqueue(importJob, { id, correlationId: ctx.correlationId }, { uniqueKey: `${importJob.kind}:${id}` });
    const body = present(row);
    tx.answer({ status: 202, body });
    return body;
  });
  return value;
}

/** What was imported, the last first. */
export async function listBreaches(ctx: MemberCtx, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
  const after = readTimePlace(cursor, 'newest first');
  const rows = await ctx.db.prisma.breach.findMany({
    where: cursor === undefined ? {} : { id: { lt: after.id } },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const { items, more } = cutPage(rows, limit, present);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.startedAt, last.id) : null };
}
