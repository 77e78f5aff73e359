import { z } from 'zod';
import { command, okSchema } from '../kernel/command.ts';
import { epochSchema, instantSchema } from '../kernel/ids.ts';
import { offsetSchema } from '../kernel/meta.ts';
import { namespaces, roomNameSchema } from '../kernel/rooms.ts';
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
  subscribe: command({
    namespaces,
    input: roomsRequestSchema,
    output: roomsAnswer,
    summary: 'Joins rooms and answers what was missed since each position.',
  }),
  sync: command({
    namespaces,
    input: roomsRequestSchema,
    output: roomsAnswer,
    summary: 'As subscribe, without joining: heals a gap, or pulls the rest after `more`.',
  }),
  unsubscribe: command({
    namespaces,
    input: z.strictObject({ rooms: z.array(roomNameSchema).min(1).max(64) }),
    output: okSchema,
    summary: 'Leaves rooms.',
  }),
  ack: command({
    namespaces,
    input: acksSchema,
    output: okSchema,
    budget: 'own',
    summary: 'Acknowledges everything up to an offset in each room; cumulative.',
  }),
  heartbeat: command({
    namespaces,
    input: z.strictObject({ visible: z.boolean() }),
    output: okSchema.extend({
      epoch: epochSchema,
      rooms: z.record(roomNameSchema, offsetSchema),
      serverTime: instantSchema,
    }),
    budget: 'own',
    summary: 'A sign of life every 30 s, answered with the heads of this connection’s rooms.',
  }),
  'auth:refresh': command({
    namespaces,
    input: z.strictObject({ token: z.string().min(1).max(4096) }),
    output: okSchema.extend({ expiresAt: instantSchema }),
    summary: 'Renews a live connection; a token of another member ends it.',
  }),
} as const;
