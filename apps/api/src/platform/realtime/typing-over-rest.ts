import { parseRoom } from '@tidings/contracts';
import type { MemberCtx } from '../context.ts';
import { TidingsError } from '../errors.ts';
import { readAccess } from '../events/access.ts';
import type { CommandHandler } from './commands.ts';
import type { Link } from './link.ts';
import type { Realtime } from './realtime.ts';
import { RestLink } from './rest-link.ts';

/** The typing commands for rungs that cannot send commands: the same handler, the same right to the room. */
export async function typeOverRest(realtime: Realtime, ctx: MemberCtx, room: string, typing: boolean): Promise<void> {
  const name = typing ? 'typing:start' : 'typing:stop';
  const handler = realtime.handlers[name] as CommandHandler<'typing:start'> | undefined;
  if (!handler) throw new TidingsError('UNKNOWN_COMMAND', 'There is no such command here.');
  const connection = linkIn(realtime, ctx, room) ?? (await restLink(ctx, room));
  await handler({ connection, namespace: '/forum', input: { room }, answer: () => undefined });
}

/** The member's own stream in that room on this server. */
function linkIn(realtime: Realtime, { actor }: MemberCtx, room: string): Link | undefined {
  return [...realtime.lobby.roster.of(actor.id)].find(
    (l) => l.actor.sessionId === actor.sessionId && l.rooms.has(room),
  );
}

async function restLink(ctx: MemberCtx, room: string): Promise<Link> {
  const namespace = parseRoom(room)?.namespace;
  const access = namespace && (await readAccess(ctx.db, ctx.actor.id, [room])).get(room);
  if (!namespace || !access) throw new TidingsError('ROOM_REFUSED', 'That room is not open to you.');
  return new RestLink(ctx.actor, room, namespace, access.head);
}
