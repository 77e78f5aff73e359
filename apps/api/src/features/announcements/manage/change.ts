import type { Tx } from '../../../platform/events/log/tx.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import type { AnnouncementRow } from '../presenter.ts';
import { audienceOf, presentAnnouncement } from '../presenter.ts';
import { schedule } from './schedule.ts';

/** `correlationId`: of the request that said it, also where it said when. */
type Going = { at: Date; cause: 'sent' | 'due'; correlationId: string };

/** Lets one that is held go out: an admin sends it, or its time came. */
export async function publish(tx: Tx, row: AnnouncementRow, { at, cause, correlationId }: Going): Promise<void> {
  const data = { state: 'published' as const, publishedAt: at };
  const next = await tx.db.announcement.update({ where: { id: row.id }, data: { ...data, version: { increment: 1 } } });
  await schedule(tx, next, correlationId);
  tx.append(fact('announcement.published', { cause, announcement: presentAnnouncement(next) }));
}

/** Takes the plan of one that is held away: it is a draft again. */
export async function unplan(tx: Tx, row: AnnouncementRow, correlationId: string): Promise<void> {
  const data = { state: 'draft' as const, version: { increment: 1 } };
  await schedule(tx, await tx.db.announcement.update({ where: { id: row.id }, data }), correlationId);
}

type Ending = {
  at: Date;
  correlationId: string;
  cause: 'ended' | 'due' | 'called_back' | 'audience_gone';
  by?: string;
};

/** Ends one that is held. One that never went out ends in silence; of one that was called back, what was said is forgotten. */
export async function end(tx: Tx, row: AnnouncementRow, { at, cause, by, correlationId }: Ending): Promise<void> {
  const state = cause === 'called_back' ? 'called_back' : 'ended';
  const data = {
    state,
    endedAt: at,
    version: { increment: 1 },
    ...(by !== undefined && { updatedById: by, updatedAt: at }),
  } as const;
  const next = await tx.db.announcement.update({ where: { id: row.id }, data });
  await schedule(tx, next, correlationId);
  if (!row.publishedAt) return;
  if (state === 'called_back') tx.redact(row.id);
  const ended = { id: row.id, state, endedAt: at.toISOString(), version: next.version } as const;
  tx.append(fact('announcement.ended', { cause, audience: audienceOf(row), ended }));
}
