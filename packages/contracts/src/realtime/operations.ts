import { z } from 'zod';
import { connectionIdSchema, instantSchema, roomNameSchema } from '../kernel/ids.ts';
import { presenceStatusSchema } from '../presence/events.ts';
import { operation } from '../rest/operation.ts';
import { acksSchema } from './commands.ts';
import { looksShape } from './looks.ts';
import { resetReasonSchema, wireEventSchema } from './schemas.ts';

export const cursorTextSchema = z.string().max(8192);
/** A browser profile or an installation: acknowledgements are kept for each (PROTOCOL §6). */
const deviceIdSchema = z
  .string()
  .min(8)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/);

/** As `session:ready` named it. */

export const syncAnswerSchema = z
  .strictObject({
    events: z.array(wireEventSchema).describe('What was missed in all rooms, in order within each room.'),
    cursor: z.string().describe('Where the client stands after this answer: give it with the next request.'),
    resets: z
      .array(
        z.strictObject({
          room: roomNameSchema.describe('The room whose position no longer holds.'),
          reason: z.enum([...resetReasonSchema.options, 'refused']).describe('Why; `refused`: it is not open to you.'),
        }),
      )
      .describe('Rooms to take a snapshot of.'),
    more: z.boolean().describe('There is more than fits: ask again at once.'),
  })
  .meta({ id: 'SyncAnswer' });
export type SyncAnswer = z.infer<typeof syncAnswerSchema>;

export const realtimeOperations = {
  ticket: operation({
    method: 'POST',
    path: '/api/realtime/ticket',
    access: 'member',
    summary: 'Makes a ticket for `GET /api/stream`: it works once, for 30 s, for this session, device and rooms.',
    body: z.strictObject({
      rooms: z.array(roomNameSchema).max(64).describe('The rooms the stream begins with, besides those of the cursor.'),
      cursor: cursorTextSchema
        .optional()
        .describe('The cursor of an earlier answer or stream; none for the first time.'),
      deviceId: deviceIdSchema.describe(
        'Names the browser profile or installation: acknowledgements are kept for each.',
      ),
    }),
    answer: z.strictObject({
      ticket: z.string().describe('Give it as `ticket` to `GET /api/stream`.'),
      expiresAt: instantSchema.describe('When it ends, used or not.'),
    }),
    status: 201,
  }),
  stream: operation({
    method: 'GET',
    path: '/api/stream',
    access: 'public',
    summary:
      'Opens an event stream (text/event-stream), by `Authorization`, or by a ticket where headers cannot be set.',
    query: z.strictObject({
      cursor: cursorTextSchema
        .optional()
        .describe('The cursor of an earlier answer or stream; none for the first time.'),
      ticket: z
        .string()
        .max(128)
        .optional()
        .describe('A ticket of `POST /api/realtime/ticket`, where headers cannot be set.'),
      deviceId: deviceIdSchema
        .optional()
        .describe('Names the browser profile or installation: acknowledgements are kept for each.'),
    }),
    status: 200,
    // As many as an address may make handshakes: behind one address may be a whole company.
    perMinute: 3000,
  }),
  sync: operation({
    method: 'GET',
    path: '/api/sync',
    access: 'member',
    summary: 'Answers what was missed since the cursor, for clients that ask by a timer.',
    query: z.strictObject({
      cursor: cursorTextSchema
        .optional()
        .describe('The cursor of an earlier answer or stream; none for the first time.'),
      deviceId: deviceIdSchema
        .optional()
        .describe('Names the browser profile or installation: acknowledgements are kept for each.'),
    }),
    answer: syncAnswerSchema,
  }),
  postSync: operation({
    method: 'POST',
    path: '/api/sync',
    access: 'member',
    summary: 'Answers what was missed like GET, with the cursor in the body.',
    body: z.strictObject({
      cursor: cursorTextSchema
        .optional()
        .describe('The cursor of an earlier answer or stream; none for the first time.'),
      rooms: z.array(roomNameSchema).max(64).optional().describe('Rooms to begin with, besides those of the cursor.'),
      deviceId: deviceIdSchema
        .optional()
        .describe('Names the browser profile or installation: acknowledgements are kept for each.'),
    }),
    answer: syncAnswerSchema,
    perMinute: 600,
  }),
  ack: operation({
    method: 'POST',
    path: '/api/realtime/ack',
    access: 'member',
    summary: 'Acknowledges events, for clients on SSE or timed REST.',
    body: acksSchema.extend({
      deviceId: deviceIdSchema.describe(
        'Names the browser profile or installation: acknowledgements are kept for each.',
      ),
    }),
    perMinute: 600,
  }),
  typing: operation({
    method: 'POST',
    path: '/api/realtime/typing',
    access: 'member',
    summary: 'Says that the member writes, or stopped, for clients on SSE or timed REST.',
    body: z.strictObject({
      room: roomNameSchema.describe('The topic or channel the member writes in.'),
      typing: z.boolean().describe('Whether they write, or stopped.'),
    }),
  }),
  presence: operation({
    method: 'POST',
    path: '/api/realtime/presence',
    access: 'member',
    summary: 'Sets how others see this session’s event streams, or the one of that id.',
    body: z.strictObject({
      status: presenceStatusSchema.describe('How others see the member from now on.'),
      connectionId: connectionIdSchema
        .optional()
        .describe('One event stream, as `session:ready` named it; none: all of this session.'),
    }),
  }),
  heartbeat: operation({
    method: 'POST',
    path: '/api/realtime/heartbeat',
    access: 'member',
    summary:
      'Says whether this session’s event streams, or the one of that id, are on a visible screen; hidden ones are evicted first.',
    body: z.strictObject({
      ...looksShape,
      connectionId: connectionIdSchema
        .optional()
        .describe('One event stream, as `session:ready` named it; none: all of this session.'),
    }),
  }),
} as const;
