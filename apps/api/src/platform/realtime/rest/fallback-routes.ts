import { rooms } from '@tidings/contracts';
import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { route } from '../../http/route.ts';
import { TidingsError } from '../../kernel/errors.ts';
import { issueTicket } from '../admission/tickets.ts';
import type { Realtime } from '../realtime.ts';
import { streamRoute } from '../sse/stream-route.ts';
import { syncByCursor, wantedOf } from '../subscription/sync.ts';
import { sayForStreams } from './stream-commands.ts';
import { typeOverRest } from './typing-over-rest.ts';

type SyncInput = { cursor?: string | undefined; rooms?: string[] | undefined; deviceId?: string | undefined };

/** The lower transports of the ladder (PROTOCOL §7): the event stream, sync by cursor, and the commands they need. */
export function fallbackRoutes(app: FastifyInstance, realtime: Realtime): void {
  const { db, config } = realtime.options;

  const sync = async (request: FastifyRequest, { cursor, rooms: fresh, deviceId }: SyncInput) => {
    const { userId } = prolong(realtime, request);
    const { answer, presented } = await syncByCursor(realtime.joining, userId, wantedOf(cursor, fresh));
    const own = presented.get(rooms.user(userId));
    if (deviceId && own) realtime.admission.acks.note(userId, deviceId, own);
    return answer;
  };

  streamRoute(app, realtime);
  route(app, operations.sync, (_ctx, { query }, { request }) => sync(request, query));
  route(app, operations.postSync, (_ctx, { body }, { request }) => sync(request, body));

  route(app, operations.ticket, async (_ctx, { body }, { request }) => {
    const claims = prolong(realtime, request);
    if (body.cursor !== undefined) wantedOf(body.cursor);
    const { ticket, expiresAt } = await issueTicket(db, claims, body, config.timings.ticket);
    return { ticket, expiresAt: expiresAt.toISOString() };
  });

  route(app, operations.ack, (_ctx, { body }, { request }) => {
    const { userId } = prolong(realtime, request);
    for (const [room, offset] of body.acks) {
      const own = [...realtime.admission.registry.of(userId)].filter(({ deviceId }) => deviceId === body.deviceId);
      const had = own.map((connection) => connection.ack(room, offset)).find((from) => from !== null) ?? null;
      const visible = own.some((connection) => connection.isSeen(config.timings.silence));
      if (room === rooms.user(userId)) realtime.admission.acks.note(userId, body.deviceId, offset, { had, visible });
    }
    return undefined;
  });

  route(app, operations.typing, async (ctx, { body }, { request }) => {
    prolong(realtime, request);
    await typeOverRest(realtime, ctx, body.room, body.typing);
    return undefined;
  });

  route(app, operations.presence, async (ctx, { body: { connectionId, status } }, { request }) => {
    prolong(realtime, request);
    await sayForStreams(realtime, ctx, connectionId, 'presence:update', { status });
    return undefined;
  });

  route(app, operations.heartbeat, async (ctx, { body: { connectionId, ...looks } }, { request }) => {
    prolong(realtime, request);
    await sayForStreams(realtime, ctx, connectionId, 'heartbeat', looks);
    return undefined;
  });
}

/** A request with a newer token keeps the streams of its session alive; they cannot be sent one themselves. */
function prolong(realtime: Realtime, { claims, ctx }: FastifyRequest) {
  if (!claims || !ctx.actor) throw new TidingsError('AUTH_REQUIRED', 'Sign in first.');
  for (const connection of realtime.admission.registry.of(claims.userId)) {
    const same = connection.transport === 'sse' && connection.actor.sessionId === claims.sessionId;
    if (same && (claims.expiresAt > connection.expiresAt || claims.version > connection.tokenVersion)) {
      connection.renew({ actor: ctx.actor, tokenVersion: claims.version, expiresAt: claims.expiresAt });
    }
  }
  return claims;
}
