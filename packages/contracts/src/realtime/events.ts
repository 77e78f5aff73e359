import { z } from 'zod';
import { errorCodeSchema } from '../kernel/errors.ts';
import { epochSchema, idSchema, instantSchema, roomNameSchema } from '../kernel/ids.ts';
import { headsSchema, limitsSchema, resetReasonSchema, roomResultSchema } from './schemas.ts';

export const realtimeEvents = {
  'session:ready': {
    payload: z
      .strictObject({
        userId: idSchema,
        sessionId: idSchema,
        connectionId: z.string(),
        serverId: z.string(),
        epoch: epochSchema,
        rooms: z.array(roomResultSchema),
        limits: limitsSchema,
        serverTime: instantSchema,
      })
      .meta({ id: 'SessionReady' }),
    summary: 'The first packet of a namespace: who you are, where, and what you missed. Nothing precedes it.',
  },
  'session:evicted': {
    payload: z.strictObject({ code: z.literal('EVICTED'), message: z.string() }).meta({ id: 'SessionEvicted' }),
    summary: 'Another device took over this place; stay away until the person asks.',
  },
  'session:closing': {
    payload: z.strictObject({ code: errorCodeSchema, message: z.string() }).meta({ id: 'SessionClosing' }),
    summary: 'The connection ends for good: revoked, suspended or refused. Do not reconnect by yourself.',
  },
  'auth:expiring': {
    payload: z.strictObject({ expiresAt: instantSchema }).meta({ id: 'AuthExpiring' }),
    summary: 'The token ends in 60 s: send `auth:refresh` with a new one. Closed 30 s after expiry.',
  },
  'server:draining': {
    payload: z.strictObject({ returnAfterMs: z.int().min(0) }).meta({ id: 'ServerDraining' }),
    summary: 'This server is going: come back after this many milliseconds.',
  },
  heads: {
    payload: headsSchema,
    summary: 'The newest offset of rooms where this connection has something unacknowledged.',
  },
  'sync:reset': {
    payload: z
      .strictObject({ room: roomNameSchema, reason: z.enum([...resetReasonSchema.options, 'left']) })
      .meta({ id: 'SyncReset' }),
    summary: 'The position in this room no longer holds: take a snapshot. `left`: you may no longer read it.',
  },
} as const;
