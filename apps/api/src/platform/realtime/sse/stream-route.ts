import { type ErrorCode, errorCodes, type RoomResult } from '@tidings/contracts';
import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addressOf } from '../../http/address.ts';
import { isForeignOrigin } from '../../http/origins.ts';
import { TidingsError } from '../../kernel/errors.ts';
import { RETRY_AFTER_SECONDS } from '../admission/capacity.ts';
import type { Realtime } from '../realtime.ts';
import { readyPayload } from '../subscription/session-ready.ts';
import { withOwnRooms } from '../subscription/sync.ts';
import { EventStream } from './event-stream.ts';
import { openStream } from './open-stream.ts';
import { startStream } from './start-stream.ts';
import { type StreamRequest, whoStreams } from './stream-request.ts';

/** `GET /api/stream`: refused like a handshake, counted like a connection, then as live as a socket. */
export function streamRoute(app: FastifyInstance, realtime: Realtime): void {
  const { operation, schema } = { operation: operations.stream, schema: operations.stream.query };
  app.get(operation.path, { config: { operation }, exposeHeadRoute: false }, async (request, reply) => {
    const query = schema.safeParse(request.query);
    if (!query.success)
      throw new TidingsError('VALIDATION_FAILED', 'The stream takes cursor, ticket and deviceId, and nothing else.');
    if (turnedAway(realtime, request, reply)) return reply;
    const asked = await whoStreams(realtime.options, request, query.data);
    if (asked === 'spent') return reply.code(204).send();
    return live(realtime, request, reply, asked);
  });
}

/** Origin, draining, capacity and storms, in the words of the engine's handshake. */
function turnedAway(realtime: Realtime, request: FastifyRequest, reply: FastifyReply): boolean {
  const { config } = realtime.options;
  const { origin } = request.headers;
  const refuse = (code: ErrorCode, message: string, retryAfter?: number) => {
    realtime.admission.refused(code, origin);
    if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
    reply.code(errorCodes[code]).send({ code, message });
    return true;
  };
  if (isForeignOrigin(config.origins, origin)) {
    return refuse('ORIGIN_REFUSED', 'This origin may not connect.');
  }
  if (realtime.admission.draining) return refuse('DRAINING', 'This server is going; try again.', 1);
  if (realtime.admission.capacity.full) return refuse('AT_CAPACITY', 'Server at capacity', RETRY_AFTER_SECONDS);
  const waitMs = realtime.admission.admit(addressOf(request.raw, config.trustProxy));
  return waitMs > 0 && refuse('RATE_LIMITED', 'Too many connections at once.', Math.ceil(waitMs / 1000));
}

async function live(realtime: Realtime, request: FastifyRequest, reply: FastifyReply, asked: StreamRequest) {
  const { epoch, config, serverId, log } = realtime.options;
  const { joining } = realtime;
  let stream: EventStream | null = null;
  const start = () => startStream(request, reply, config.timings.sseKeepAlive);
  const onClose = (closed: EventStream) => {
    for (const room of closed.rooms.keys()) joining.tracker.leave(room, closed);
    closed.rooms.clear();
    realtime.admission.closed(closed);
  };
  const onSlow = (slow: EventStream) => realtime.admission.slow(slow);
  const ready = (results: RoomResult[]) => {
    if (asked.returning) realtime.admission.returned(results);
    return readyPayload({ serverId, epoch: epoch() }, stream as EventStream, results);
  };
  stream = new EventStream(reply.raw, asked.session, { epoch, start, onClose, onSlow, timings: config.timings });
  realtime.admission.opened(stream);
  try {
    await openStream(joining, stream, [...withOwnRooms(stream.userId, asked.wanted).values()], ready);
  } catch (error) {
    if (!reply.raw.headersSent && !stream.closing) {
      stream.abandon();
      throw error;
    }
    if (!stream.closing)
      log.warn(
        { err: error, connectionId: stream.id },
        'Could not catch an event stream up; closed it, the client connects again',
      );
    stream.closeReconnectable();
  }
  return reply;
}
