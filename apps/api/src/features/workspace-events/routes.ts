import { rooms } from '@tidings/contracts';
import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import type { KeyCtx, MemberCtx } from '../../platform/context/context.ts';
import type { Services } from '../../platform/feature/services.ts';
import { route } from '../../platform/http/route.ts';
import { TidingsError } from '../../platform/kernel/errors.ts';
import { RETRY_AFTER_SECONDS } from '../../platform/realtime/admission/capacity.ts';
import { startStream } from '../../platform/realtime/sse/start-stream.ts';
import { readStart, readTypes } from './asked.ts';
import { EventReader } from './event-reader.ts';
import { Readers } from './readers.ts';
import { readerOf } from './session.ts';

/** The event stream of a workspace. */
export function workspaceEventRoutes(app: FastifyInstance, services: Services): void {
  const { config, realtime } = services;
  const { expiryGrace, sseKeepAlive: keepAliveMs } = config.timings;
  const { admission } = realtime;
  const readers = new Readers(services);
  route(app, operations.workspaceEvents, async (ctx, { params, query }, { request, reply }) => {
    const session = await readerOf(ctx as MemberCtx | KeyCtx, params.id, request, expiryGrace);
    const room = rooms.workspace(params.id);
    const asked = { room, types: readTypes(query.types), start: readStart(request.headers['last-event-id'], room) };
    assertPlace(services);
    const reader = new EventReader(reply.raw, session.principal, {
      ...asked,
      ...{ keepAliveMs, source: config.publicUrl, epoch: realtime.options.epoch },
      sendHead: () => startStream(request, reply, keepAliveMs),
      onSlow: (slow) => admission.slow(slow),
      onClose: (closed) => readers.remove(closed),
      onFellOut: (behind) => readers.catchUp(behind),
    });
    readers.add(reader, session);
    return undefined;
  });
}

/** Throws DRAINING or AT_CAPACITY where this server takes nobody more. */
function assertPlace({ realtime: { admission } }: Services): void {
  if (admission.draining)
    throw new TidingsError('DRAINING', 'This server is going; try again.', { retryAfterMs: 1000 });
  if (admission.capacity.full)
    throw new TidingsError('AT_CAPACITY', 'Server at capacity.', { retryAfterMs: RETRY_AFTER_SECONDS * 1000 });
}
