import type { Database } from '@tidings/db';

/** What moderators and admins are called, but for one member; at most 1,000 of them. */
export const readStaffNames = (db: Database, exceptId: string | null) =>
  db.prisma.user.findMany({
    where: { role: { not: 'member' }, ...(exceptId !== null && { id: { not: exceptId } }) },
    select: { username: true, displayName: true },
    take: 1000,
  });
