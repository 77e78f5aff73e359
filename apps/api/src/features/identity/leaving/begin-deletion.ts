import { randomBytes } from 'node:crypto';
import type { EventLog } from '../../../platform/events/log/event-log.ts';
import type { Asker } from '../../../platform/kernel/actor.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import type { Leaver } from '../../../platform/personal/personal.ts';
import { GONE } from '../../../platform/personal/rename-in-texts.ts';
import { openSessions } from '../sessions/repository.ts';
import { revokeSessionsIn } from '../sessions/revoke-sessions.ts';
import { countOtherAdmins, type Deletion, takeDeletion } from './repository.ts';

export type Begun = { leaver: Leaver; step: string | null; place: string | null };

/**
 * Takes an account from its member for good, once its time has come: nobody signs in to it any more, its name and its address
 * are free, and what others see says nothing of who it was. Answers where the work stands when it was begun before; null when
 * it is not to be done: it was taken back, done, or nobody else is an admin by now.
 */
export async function beginDeletion(events: EventLog, asker: Asker, userId: string): Promise<Begun | null> {
  const { value } = await events.transact(asker, async (tx) => {
    const others = await countOtherAdmins(tx, userId);
    await tx.db.$queryRaw`SELECT 1 FROM "user" WHERE id = ${userId}::uuid FOR UPDATE`;
    const deletion = await takeDeletion(tx, userId);
    const user = await tx.db.user.findUnique({ where: { id: userId } });
    if (!deletion || !user) return null;
    if (deletion.begunAt) return begun(deletion, user.username);
    if (deletion.early) return null;
    if (user.role === 'admin' && others === 0) {
      await tx.db.accountDeletion.delete({ where: { userId } });
      return null;
    }
    const username = `deleted-${randomBytes(10).toString('hex')}`;
    const was = { username: user.username, displayName: user.displayName, email: user.email };
    await revokeSessionsIn(tx, userId, await openSessions(tx.db, userId), 'deleted');
    await tx.db.user.update({
      where: { id: userId },
      data: {
        ...{ username, displayName: GONE, email: `${username}@deleted.invalid`, emailVerifiedAt: null, bio: '' },
        ...{
          role: 'member',
          passwordHash: '',
          presenceHidden: true,
          presenceChoice: null,
          presenceUntil: null,
          locale: null,
          timeZone: null,
          deviceTimeZone: null,
        },
        ...{ suspendedUntil: null, silencedUntil: null, deletedAt: new Date() },
        ...{ tokenVersion: { increment: 1 }, version: { increment: 1 } },
      },
    });
    await tx.db.accountDeletion.update({ where: { userId }, data: { begunAt: new Date(), ...was } });
    tx.append(fact('member.changed', { cause: 'deleted', userId }));
    return begun({ ...deletion, ...was }, username);
  });
  return value;
}

const begun = ({ userId, posts, step, place, ...was }: Deletion, username: string): Begun => ({
  leaver: {
    ...{ id: userId, posts, username },
    was: { username: was.username ?? '', displayName: was.displayName ?? '', email: was.email ?? '' },
  },
  step,
  place,
});
