import { z } from 'zod';
import { epochSchema, idSchema, instantSchema, roomNameSchema } from '../kernel/ids.ts';
import { headsSchema, limitsSchema, resetReasonSchema, roomResultSchema } from './schemas.ts';

/** What is said to one connection. Its end may have any reason, so whoever knows the codes of all nouns gives them. */
export const realtimeEvents = <C extends z.ZodType>(errorCode: C) =>
  ({
    'session:ready': {
      payload: z
        .strictObject({
          userId: idSchema.describe('The member.'),
          sessionId: idSchema.describe('The sign-in the token belongs to.'),
          connectionId: z
            .string()
            .describe('Names this connection for the REST routes of event streams and for operators.'),
          serverId: z.string().describe('The server process that answers.'),
          epoch: epochSchema.describe('The generation of the database that offsets count in.'),
          rooms: z
            .array(roomResultSchema)
            .describe('The rooms of the presented cursor and those the server joins, each with what was missed.'),
          limits: limitsSchema.describe('What this server allows a connection.'),
          serverTime: instantSchema.describe('The clock of the server.'),
          uptimeMs: z
            .int()
            .optional()
            .describe('How long the server has run: what failed before that says nothing of the network.'),
        })
        .meta({ id: 'SessionReady' }),
      summary: 'The first packet of a namespace: who you are, where, and what you missed. Nothing precedes it.',
    },
    'session:evicted': {
      payload: z
        .strictObject({
          code: z.literal('EVICTED').describe('Why: always this.'),
          message: z.string().describe('Says it in English, for people.'),
        })
        .meta({ id: 'SessionEvicted' }),
      summary:
        'The member opened one connection too many, and this one was ended. Reconnect only when the person asks.',
    },
    'session:closing': {
      payload: z
        .strictObject({
          code: errorCode.describe('Why the connection ends.'),
          message: z.string().describe('Says it in English, for people.'),
        })
        .meta({ id: 'SessionClosing' }),
      summary: 'The connection ends for good: revoked, suspended or refused. Do not reconnect by yourself.',
    },
    'auth:expiring': {
      payload: z
        .strictObject({ expiresAt: instantSchema.describe('When the token ends.') })
        .meta({ id: 'AuthExpiring' }),
      summary: 'The token ends in 60 s: send `auth:refresh` with a new one. Closed 30 s after expiry.',
    },
    'server:draining': {
      payload: z
        .strictObject({ returnAfterMs: z.int().min(0).describe('Milliseconds to wait before connecting again.') })
        .meta({ id: 'ServerDraining' }),
      summary: 'This server is stopping: connect again after this many milliseconds.',
    },
    heads: {
      payload: headsSchema,
      summary: 'The newest offset of rooms where this connection has something unacknowledged.',
    },
    'sync:reset': {
      payload: z
        .strictObject({
          room: roomNameSchema.describe('The room whose position no longer holds.'),
          reason: z.enum([...resetReasonSchema.options, 'left']).describe('Why; `left`: you may no longer read it.'),
        })
        .meta({ id: 'SyncReset' }),
      summary: 'The position in this room no longer holds: take a snapshot. `left`: you may no longer read it.',
    },
  }) as const;
