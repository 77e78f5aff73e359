import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { TidingsError } from '../../kernel/errors.ts';
import { spendTicket } from '../admission/tickets.ts';
import type { ConnectionSession } from '../connection/connection.ts';
import type { RealtimeOptions } from '../realtime.ts';
import type { Wanted } from '../subscription/subscribe.ts';
import { wantedOf } from '../subscription/sync.ts';

type Query = { cursor?: string | undefined; ticket?: string | undefined; deviceId?: string | undefined };
export type StreamRequest = { session: ConnectionSession; wanted: Map<string, Wanted>; returning: boolean };

/** Who asks for a stream, of which rooms and from where: by header or by a ticket, which exactly one caller gets. */
export async function whoStreams(
  on: Pick<RealtimeOptions, 'db' | 'authority'>,
  request: FastifyRequest,
  query: Query,
): Promise<StreamRequest | 'spent'> {
  const last = request.headers['last-event-id'];
  const presented = (typeof last === 'string' && last !== '' ? last : undefined) ?? query.cursor;
  if (query.ticket === undefined) return byHeader(request, presented, query.deviceId);
  const ticket = await spendTicket(on.db, query.ticket);
  if (ticket === 'spent') return 'spent';
  const { claims, deviceId } = ticket;
  if (request.claims && request.claims.userId !== claims.userId) {
    throw new TidingsError('AUTH_INVALID', 'The stream ticket belongs to another member.');
  }
  if (claims.expiresAt < Date.now()) throw new TidingsError('AUTH_EXPIRED', 'Your sign-in has expired.');
  const actor = await on.authority.actorOf(claims);
  const bound = wantedOf(ticket.cursor ?? undefined, ticket.rooms);
  // A position of the reader's own is honoured in the ticket's rooms alone.
  const own = presented === undefined ? [] : [...wantedOf(presented)].filter(([room]) => bound.has(room));
  const wanted = new Map([...bound, ...own]);
  const session = { actor, deviceId, tokenVersion: claims.version, expiresAt: claims.expiresAt };
  return { session, wanted, returning: [...wanted.values()].some(({ since }) => since) };
}

function byHeader(request: FastifyRequest, cursor: string | undefined, deviceId: string | undefined): StreamRequest {
  const { claims, ctx } = request;
  if (!claims || !ctx.actor) throw new TidingsError('AUTH_REQUIRED', 'Sign in first.');
  const device = deviceId ?? randomUUID();
  const session = { actor: ctx.actor, deviceId: device, tokenVersion: claims.version, expiresAt: claims.expiresAt };
  return { session, wanted: wantedOf(cursor), returning: cursor !== undefined };
}
