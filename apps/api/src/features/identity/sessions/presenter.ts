import type { Session } from '@tidings/contracts';

export type SessionRow = { id: string; userAgent: string; ip: string; createdAt: Date; lastSeenAt: Date };

/** A session as its member sees it; `currentId` is the one that asks. */
export const presentSession = (row: SessionRow, currentId: string): Session => ({
  id: row.id,
  current: row.id === currentId,
  userAgent: row.userAgent,
  ip: row.ip,
  createdAt: row.createdAt.toISOString(),
  lastSeenAt: row.lastSeenAt.toISOString(),
});
