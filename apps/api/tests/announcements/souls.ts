import { uuidv7 } from '@tidings/db';
import fc from 'fast-check';
import type { Forum } from '../support/forum.ts';

export const HOUR = 3600_000;
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Asia/Kathmandu',
];
const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
const span = fc.record({
  day: fc.integer({ min: 1, max: 7 }),
  from: fc.constantFrom(...hours),
  to: fc.constantFrom(...hours, '24:00'),
});

/** Somebody as the database has them: what decides how an announcement reaches them. */
export const someone = fc.record({
  suspendedMs: fc.constantFrom(null, null, null, null, -HOUR, HOUR, 12 * HOUR, 5000 * 24 * HOUR),
  zone: fc.constantFrom(null, ...zones, 'Mars/Olympus'),
  leases: fc.array(fc.constantFrom(-HOUR, HOUR), { maxLength: 3 }),
  setting: fc.option(
    fc.record({ on: fc.boolean(), spans: fc.array(span, { maxLength: 6 }), dndMs: fc.constantFrom(null, -HOUR, HOUR) }),
  ),
  inGroup: fc.boolean(),
});
export type Someone = typeof someone extends fc.Arbitrary<infer T> ? T & { id: string; username: string } : never;

/** Puts these into the database, and who was put there before away. */
export async function put({ db }: Pick<Forum, 'db'>, groupId: string, people: readonly Someone[]): Promise<void> {
  const { prisma } = db;
  const at = (ms: number | null) => (ms === null ? null : new Date(Date.now() + ms));
  const mine = { username: { startsWith: 'soul-' } };
  const gone = (await prisma.user.findMany({ where: mine, select: { id: true } })).map(({ id }) => id);
  const where = { userId: { in: gone } };
  await prisma.connectionLease.deleteMany({ where });
  await prisma.interruptionSetting.deleteMany({ where });
  await prisma.groupMember.deleteMany({ where });
  await prisma.user.deleteMany({ where: mine });
  await prisma.user.createMany({
    data: people.map(({ id, username, suspendedMs, zone }) => ({
      ...{ id, username, email: `${username}@example.org`, displayName: username, passwordHash: '' },
      ...{ timeZone: zone, suspendedUntil: at(suspendedMs) },
    })),
  });
  await prisma.connectionLease.createMany({
    data: people.flatMap(({ id, leases }) =>
      leases.map((ms) => ({ connectionId: uuidv7(), userId: id, serverId: 'test', expiresAt: at(ms) as Date })),
    ),
  });
  await prisma.interruptionSetting.createMany({
    data: people.flatMap(({ id, setting }) =>
      setting ? [{ userId: id, quietOn: setting.on, quietSpans: setting.spans, dndUntil: at(setting.dndMs) }] : [],
    ),
  });
  await prisma.groupMember.createMany({
    data: people.filter(({ inGroup }) => inGroup).map(({ id: userId }) => ({ groupId, userId })),
  });
}
