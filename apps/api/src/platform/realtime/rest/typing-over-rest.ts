import { parseRoom } from '@tidings/contracts';
import type { MemberCtx } from '../../context/context.ts';
import { readAccess } from '../../events/catch-up/access.ts';
import { TidingsError } from '../../kernel/errors.ts';
import { namespaceOf } from '../../rooms/room-rules.ts';
import type { CommandHandler } from '../commands/command-handler.ts';
import type { Connection } from '../connection/connection.ts';
import type { Realtime } from '../realtime.ts';
import { RestConnection } from './rest-connection.ts';

/** The typing commands for transports that cannot send commands: the same handler, the same permission for the room. */
export async function typeOverRest(realtime: Realtime, ctx: MemberCtx, room: string, typing: boolean): Promise<void> {
  const name = typing ? 'typing:start' : 'typing:stop';
  const handler = realtime.handlers[name] as CommandHandler<'typing:start'> | undefined;
  if (!handler) throw new TidingsError('UNKNOWN_COMMAND', 'The server has no such command.');
  const connection = connectionIn(realtime, ctx, room) ?? (await restConnection(ctx, room));
  await handler({ connection, namespace: namespaceOf(room), input: { room }, answer: () => undefined });
}

/** The member's own stream in that room on this server. */
function connectionIn(realtime: Realtime, { actor }: MemberCtx, room: string): Connection | undefined {
  return [...realtime.admission.registry.of(actor.id)].find(
    (l) => l.actor.sessionId === actor.sessionId && l.rooms.has(room),
  );
}

async function restConnection(ctx: MemberCtx, room: string): Promise<Connection> {
  const namespace = parseRoom(room)?.namespace;
  const access = namespace && (await readAccess(ctx.db, ctx.actor.id, [room])).get(room);
  if (!namespace || !access) throw new TidingsError('ROOM_REFUSED', 'That room is not open to you.');
  return new RestConnection(ctx.actor, room, namespace, access.head);
}
