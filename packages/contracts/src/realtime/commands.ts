import { z } from 'zod';
import { epochSchema, instantSchema, roomNameSchema } from '../kernel/ids.ts';
import { offsetSchema } from '../kernel/meta.ts';
import { okSchema } from '../kernel/ok.ts';
import { roomResultSchema, roomsRequestSchema } from './schemas.ts';

const roomsAnswer = okSchema.extend({ rooms: z.array(roomResultSchema) });

export const acksSchema = z
  .strictObject({
    acks: z
      .array(z.tuple([roomNameSchema, offsetSchema]))
      .min(1)
      .max(64),
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
    summary: 'As subscribe, without joining: heals a gap, or pulls the rest after `more`.',
  },
  unsubscribe: {
    input: z.strictObject({ rooms: z.array(roomNameSchema).min(1).max(64) }),
    output: okSchema,
    summary: 'Leaves rooms.',
  },
  ack: {
    input: acksSchema,
    output: okSchema,
    summary: 'Acknowledges everything up to an offset in each room; cumulative.',
  },
  heartbeat: {
    input: z.strictObject({ visible: z.boolean() }),
    output: okSchema.extend({
      epoch: epochSchema,
      rooms: z.record(roomNameSchema, offsetSchema),
      serverTime: instantSchema,
    }),
    summary: 'A sign of life every 30 s, answered with the heads of this connection’s rooms.',
  },
  'auth:refresh': {
    input: z.strictObject({ token: z.string().min(1).max(4096) }),
    output: okSchema.extend({ expiresAt: instantSchema }),
    summary: 'Renews a live connection; a token of another member ends it.',
  },
} as const;
