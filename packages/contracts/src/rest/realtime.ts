import { z } from 'zod';
import { instantSchema, roomNameSchema } from '../kernel/ids.ts';
import { presenceStatusSchema } from '../presence/events.ts';
import { acksSchema } from '../realtime/commands.ts';
import { resetReasonSchema, wireEventSchema } from '../realtime/schemas.ts';
import { operation } from './operation.ts';

export const cursorTextSchema = z.string().max(8192);
/** A browser profile or an installation: acknowledgements are kept for each (PROTOCOL §6). */
const deviceIdSchema = z
  .string()
  .min(8)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/);

/** As `session:ready` named it. */
const connectionIdSchema = z.string().min(1).max(64);

export const syncAnswerSchema = z
  .strictObject({
    events: z.array(wireEventSchema),
    cursor: z.string(),
    resets: z.array(
      z.strictObject({ room: roomNameSchema, reason: z.enum([...resetReasonSchema.options, 'refused']) }),
    ),
    more: z.boolean(),
  })
  .meta({ id: 'SyncAnswer' });
export type SyncAnswer = z.infer<typeof syncAnswerSchema>;

export const realtimeOperations = {
  ticket: operation({
    method: 'POST',
    path: '/api/realtime/ticket',
    access: 'member',
    summary: 'A single-use ticket of 30 s for `GET /api/stream`, bound to session, device and rooms.',
    body: z.strictObject({
      rooms: z.array(roomNameSchema).max(64),
      cursor: cursorTextSchema.optional(),
      deviceId: deviceIdSchema,
    }),
    answer: z.strictObject({ ticket: z.string(), expiresAt: instantSchema }),
    status: 201,
  }),
  stream: operation({
    method: 'GET',
    path: '/api/stream',
    access: 'public',
    summary: 'The event stream (text/event-stream): by `Authorization`, or by a ticket where headers cannot be set.',
    query: z.strictObject({
      cursor: cursorTextSchema.optional(),
      ticket: z.string().max(128).optional(),
      deviceId: deviceIdSchema.optional(),
    }),
    status: 200,
    // As many as an address may make handshakes: behind one address may be a whole company.
    perMinute: 3000,
  }),
  sync: operation({
    method: 'GET',
    path: '/api/sync',
    access: 'member',
    summary: 'What was missed since the cursor, on the timed rung.',
    query: z.strictObject({ cursor: cursorTextSchema.optional(), deviceId: deviceIdSchema.optional() }),
    answer: syncAnswerSchema,
  }),
  postSync: operation({
    method: 'POST',
    path: '/api/sync',
    access: 'member',
    summary: 'As GET, with the cursor in the body.',
    body: z.strictObject({
      cursor: cursorTextSchema.optional(),
      rooms: z.array(roomNameSchema).max(64).optional(),
      deviceId: deviceIdSchema.optional(),
    }),
    answer: syncAnswerSchema,
    perMinute: 600,
  }),
  ack: operation({
    method: 'POST',
    path: '/api/realtime/ack',
    access: 'member',
    summary: 'Acknowledges on the lower rungs.',
    body: acksSchema.extend({ deviceId: deviceIdSchema }),
    perMinute: 600,
  }),
  typing: operation({
    method: 'POST',
    path: '/api/realtime/typing',
    access: 'member',
    summary: 'Typing on the lower rungs.',
    body: z.strictObject({ room: roomNameSchema, typing: z.boolean() }),
  }),
  presence: operation({
    method: 'POST',
    path: '/api/realtime/presence',
    access: 'member',
    summary: 'How others see this session’s event streams, or the one of that id.',
    body: z.strictObject({ status: presenceStatusSchema, connectionId: connectionIdSchema.optional() }),
  }),
  heartbeat: operation({
    method: 'POST',
    path: '/api/realtime/heartbeat',
    access: 'member',
    summary:
      'Whether this session’s event streams, or the one of that id, are on a visible screen: hidden ones go first.',
    body: z.strictObject({ visible: z.boolean(), connectionId: connectionIdSchema.optional() }),
  }),
} as const;
