import type { Authority } from '../../auth/authority.ts';
import { TidingsError } from '../../kernel/errors.ts';
import { closedTo } from '../../rooms/room-rules.ts';
import type { Connection } from '../connection/connection.ts';

/** How long nobody could be asked; how long a connection of before a change of password is waited for. */
const PAUSE_MS = { unanswered: 2000, outdated: 300 };
const NO_LONGER = 'You may not be here any more.';

type Standing = 'settled' | 'unanswered' | 'outdated';

/**
 * Role, name, suspension or password of a member changed: authorises each of their connections on this server again. It
 * leaves the namespaces that are closed to them now (a moderator's, say); one that is suspended or signed out is closed, and
 * one whose token is older than the password comes back with a new one. Resolves when all of them know, and never rejects:
 * while the database is away, what is known stays true, and it is tried again.
 */
export async function reauthoriseMember(
  userId: string,
  connections: () => Iterable<Connection>,
  authority: Authority,
): Promise<void> {
  await Promise.all([...connections()].map((connection) => settle(userId, connection, authority)));
}

async function settle(userId: string, connection: Connection, authority: Authority): Promise<void> {
  // The answer that brings the new token is on its way: who gives it to the connection meanwhile is not interrupted.
  for (let waited = false; !connection.closing; ) {
    const standing = await authoriseAgain(userId, connection, authority);
    if (standing === 'settled') return;
    if (standing === 'outdated' && waited) {
      return connection.closeForGood('AUTH_EXPIRED', 'Your password was changed. Come back with a new token.');
    }
    waited = standing === 'outdated';
    await new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS[standing]).unref());
  }
}

async function authoriseAgain(userId: string, connection: Connection, authority: Authority): Promise<Standing> {
  const { actor, tokenVersion, expiresAt } = connection;
  try {
    const claims = { userId, sessionId: actor.sessionId, version: tokenVersion, expiresAt };
    connection.actor = await authority.actorOf(claims);
    for (const namespace of closedTo(connection.actor)) connection.dismissFrom(namespace, 'FORBIDDEN', NO_LONGER);
    return 'settled';
  } catch (error) {
    const code = error instanceof TidingsError ? error.code : 'INTERNAL';
    if (code === 'AUTH_EXPIRED') return 'outdated';
    if (code !== 'SUSPENDED' && code !== 'SESSION_REVOKED') return 'unanswered';
    connection.closeForGood(code, error instanceof Error ? error.message : code);
    return 'settled';
  }
}
