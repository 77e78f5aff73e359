import type { Authority } from '../../auth/authority.ts';
import { TidingsError } from '../../kernel/errors.ts';
import { closedTo } from '../../rooms/room-rules.ts';
import type { Connection } from '../connection/connection.ts';

const RETRY_MS = 2000;
const NO_LONGER = 'You may not be here any more.';

/**
 * Role, name or suspension of a member changed: authorises each of their connections on this server again. It leaves the
 * namespaces that are closed to them now (a moderator's, say); one that is suspended or signed out is closed. Resolves
 * when all of them know, and never rejects: while the database is away, what is known stays true, and it is tried again.
 */
export async function reauthoriseMember(
  userId: string,
  connections: () => Iterable<Connection>,
  authority: Authority,
): Promise<void> {
  for (const connection of [...connections()]) {
    while (!connection.closing && !(await authoriseAgain(userId, connection, authority))) {
      await new Promise<void>((resolve) => setTimeout(resolve, RETRY_MS).unref());
    }
  }
}

/** False when nobody could be asked. */
async function authoriseAgain(userId: string, connection: Connection, authority: Authority): Promise<boolean> {
  const { actor, tokenVersion, expiresAt } = connection;
  try {
    const claims = { userId, sessionId: actor.sessionId, version: tokenVersion, expiresAt };
    connection.actor = await authority.actorOf(claims);
    for (const namespace of closedTo(connection.actor)) connection.dismissFrom(namespace, 'FORBIDDEN', NO_LONGER);
    return true;
  } catch (error) {
    const code = error instanceof TidingsError ? error.code : 'INTERNAL';
    if (code !== 'SUSPENDED' && code !== 'SESSION_REVOKED') return false;
    connection.closeForGood(code, error instanceof Error ? error.message : code);
    return true;
  }
}
