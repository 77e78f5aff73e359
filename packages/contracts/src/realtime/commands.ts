import { z } from 'zod';
import { epochSchema, instantSchema, roomNameSchema } from '../kernel/ids.ts';
import { offsetSchema } from '../kernel/meta.ts';
import { okSchema } from '../kernel/ok.ts';
import { looksShape } from './looks.ts';
import { roomResultSchema, roomsRequestSchema } from './schemas.ts';

const roomsAnswer = okSchema.extend({
  rooms: z.array(roomResultSchema).describe('One result for each room that was asked for.'),
});

export const acksSchema = z
  .strictObject({
    acks: z
      .array(z.tuple([roomNameSchema, offsetSchema]))
      .min(1)
      .max(64)
      .describe('Pairs of a room and an offset: everything up to it has arrived.'),
  })
  .meta({ id: 'Acks' });

export const realtimeCommands = {
  subscribe: {
    input: roomsRequestSchema,
    output: roomsAnswer,
    summary: 'Joins rooms and answers what was missed since each position.',
  },
  sync: {
    input: roomsRequestSchema,
    output: roomsAnswer,
    summary: 'Answers what was missed like `subscribe`, without joining: closes a gap, or pulls the rest after `more`.',
  },
  unsubscribe: {
    input: z.strictObject({
      rooms: z.array(roomNameSchema).min(1).max(64).describe('The rooms to leave; others are passed over.'),
    }),
    output: okSchema,
    summary: 'Leaves rooms.',
  },
  ack: {
    input: acksSchema,
    output: okSchema,
    summary: 'Acknowledges everything up to an offset in each room; cumulative.',
  },
  heartbeat: {
    input: z.strictObject(looksShape),
    output: okSchema.extend({
      epoch: epochSchema.describe('The generation of the database: of another one take snapshots.'),
      rooms: z
        .record(roomNameSchema, offsetSchema)
        .describe('By room of this connection: its newest offset. Whoever has less asks with `sync`.'),
      serverTime: instantSchema.describe('The clock of the server.'),
    }),
    summary: 'Says every 30 s that the client is alive; the answer has the heads of this connection’s rooms.',
  },
  'auth:refresh': {
    input: z.strictObject({ token: z.string().min(1).max(4096).describe('A newer access token of the same member.') }),
    output: okSchema.extend({ expiresAt: instantSchema.describe('When that one ends.') }),
    summary: 'Gives a live connection a new access token; a token of another member ends it.',
  },
} as const;
