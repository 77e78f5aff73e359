import type { CommandInput } from '@tidings/contracts';
import type { MemberCtx } from '../../context/context.ts';
import { homeNamespace } from '../../rooms/room-rules.ts';
import type { Connection } from '../connection/connection.ts';
import type { Realtime } from '../realtime.ts';

/** What a stream cannot say itself; the same handlers answer for a socket. */
type Said = 'heartbeat' | 'presence:update';

/**
 * Says something for the member's event streams on this server: for the one of that id, or for all of this session. A
 * member without one is seen by nobody, so there is nothing to say.
 */
export async function sayForStreams<N extends Said>(
  realtime: Realtime,
  { actor }: MemberCtx,
  connectionId: string | undefined,
  name: N,
  input: CommandInput<N>,
): Promise<void> {
  const handler = realtime.handlers[name];
  const isMeant = (connection: Connection) =>
    connection.transport === 'sse' &&
    connection.actor.sessionId === actor.sessionId &&
    (connectionId ?? connection.id) === connection.id;
  for (const connection of [...realtime.admission.registry.of(actor.id)].filter(isMeant)) {
    await handler?.({ connection, namespace: homeNamespace, input: input as never, answer: () => undefined });
  }
}
