import type { Locale } from '@tidings/contracts';
import type { Database, Prisma } from '@tidings/db';

export type MailStatus = 'queued' | 'handed' | 'sent' | 'unknown' | 'refused' | 'failed' | 'expired' | 'withdrawn';

export type MailRow = {
  id: string;
  key: string;
  messageId: string;
  type: string;
  address: string;
  locale: Locale;
  timeZone: string;
  sealed: string | null;
  status: MailStatus;
  createdAt: Date;
  expiresAt: Date;
};

/** Stores a mail unless one with its key is there. */
export async function insertMail(db: Prisma.TransactionClient, mail: Prisma.MailCreateManyInput): Promise<boolean> {
  const { count } = await db.mail.createMany({ data: [mail], skipDuplicates: true });
  return count > 0;
}

/** Do so many mails wait that are not essential? Counts no further than that. */
export async function waitMany(db: Prisma.TransactionClient, most: number): Promise<boolean> {
  const rows = await db.$queryRaw<object[]>`
    SELECT 1 FROM mail WHERE status = 'queued' AND NOT essential OFFSET ${most} LIMIT 1`;
  return rows.length > 0;
}

export const isUndeliverable = async (db: Prisma.TransactionClient, address: string): Promise<boolean> =>
  (await db.undeliverableAddress.count({ where: { address } })) > 0;

export const readMail = async (db: Database, id: string): Promise<MailRow | null> =>
  (await db.prisma.mail.findUnique({ where: { id } })) as MailRow | null;

/** Writes the marker that stands before every hand-over. False: somebody else wrote it, or the mail is settled. */
export async function markHanded(db: Database, id: string): Promise<boolean> {
  const { rowCount } = await db.pool.query({
    name: 'mail-mark',
    text: `UPDATE mail SET status = 'handed', handed_at = now() WHERE id = $1 AND status = 'queued'`,
    values: [id],
  });
  return rowCount === 1;
}

/** It was surely not accepted: it waits for its next try. */
export async function unmarkHanded(db: Database, id: string, detail: string): Promise<void> {
  await db.pool.query({
    name: 'mail-unmark',
    text: `UPDATE mail SET status = 'queued', detail = $2 WHERE id = $1 AND status = 'handed'`,
    values: [id, detail],
  });
}

/** Says what became of a mail, and forgets what it says. A certain answer may follow an unknown one. */
export async function settleMail(db: Database, id: string, status: MailStatus, detail: string): Promise<void> {
  await db.pool.query({
    name: 'mail-settle',
    text: `UPDATE mail SET status = $2, detail = $3, sealed = NULL, settled_at = now()
           WHERE id = $1 AND status IN ('queued', 'handed', 'unknown')`,
    values: [id, status, detail.slice(0, 300)],
  });
}

/** Remembers that an address takes no mail, or that it does after all. */
export async function markAddress(db: Database, address: string, refusal: string | null): Promise<void> {
  if (refusal === null) await db.prisma.undeliverableAddress.deleteMany({ where: { address } });
  else {
    const data = { detail: refusal.slice(0, 300), at: new Date() };
    await db.prisma.undeliverableAddress.upsert({ where: { address }, create: { address, ...data }, update: data });
  }
}

/** Removes mails of more than `days` ago: nobody sends them again. */
export async function removeOldMails(db: Database, days: number): Promise<void> {
  await db.pool.query(
    `DELETE FROM mail WHERE id IN (SELECT id FROM mail WHERE created_at < now() - make_interval(days => $1)
       ORDER BY created_at LIMIT 5000)`,
    [days],
  );
}
