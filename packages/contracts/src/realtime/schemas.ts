import { z } from 'zod';
import { epochSchema, roomNameSchema } from '../kernel/ids.ts';
import { durableMetaSchema, offsetSchema, positionSchema } from '../kernel/meta.ts';

/** Why a room's missed events cannot be proved contiguous; the client takes a snapshot (PROTOCOL §6). */
export const resetReasonSchema = z.enum(['fresh', 'epoch', 'too_old', 'too_many', 'ahead', 'mismatch']).meta({
  id: 'ResetReason',
  description:
    'Why missed events cannot be proved complete: `fresh`: no position was given; `epoch`: of another generation; `too_old`: no longer kept; `too_many`: over 1,000; `ahead`: beyond the head; `mismatch`: of another history.',
});
export type ResetReason = z.infer<typeof resetReasonSchema>;

/** A stored event on the wire: name, payload, meta. */
export const wireEventSchema = z
  .tuple([z.string(), z.record(z.string(), z.unknown()), durableMetaSchema])
  .meta({ id: 'WireEvent', description: 'A stored event: its name, its payload or a redacted one, its meta.' });
export type WireEvent = z.infer<typeof wireEventSchema>;

export const roomRequestSchema = z.strictObject({
  room: roomNameSchema.describe('The room to join or to read.'),
  since: positionSchema.optional().describe('Where the client stands in it; none to begin with a snapshot.'),
});
export const roomsRequestSchema = z
  .strictObject({ rooms: z.array(roomRequestSchema).min(1).max(64).describe('The rooms, each at most once.') })
  .meta({ id: 'RoomsRequest' });

export const roomResultSchema = z
  .discriminatedUnion('ok', [
    z.strictObject({
      room: roomNameSchema.describe('The room that was asked for.'),
      ok: z.literal(true).describe('The room is open to you.'),
      epoch: epochSchema.describe('The generation of the database that offsets count in.'),
      head: offsetSchema.describe('The newest offset of the room when it was read.'),
      floor: offsetSchema.describe('The oldest offset that can still be replayed from.'),
      recovered: z
        .boolean()
        .describe('Whether `events` follow the presented position without a gap; else take a snapshot.'),
      reason: resetReasonSchema.optional().describe('Why they do not; absent when recovered.'),
      events: z.array(wireEventSchema).describe('What was missed, in order.'),
      more: z.boolean().describe('There is more than fits: ask on with `sync`.'),
    }),
    z.strictObject({
      room: roomNameSchema.describe('The room that was asked for.'),
      ok: z.literal(false).describe('The room is not open to you.'),
      code: z
        .literal('ROOM_REFUSED')
        .describe('Unknown, of another namespace or not open to you: which of them is not said.'),
    }),
  ])
  .meta({ id: 'RoomResult' });
export type RoomResult = z.infer<typeof roomResultSchema>;
export type RoomGranted = Extract<RoomResult, { ok: true }>;

export const headsSchema = z
  .strictObject({
    epoch: epochSchema.describe('The generation of the database that offsets count in.'),
    rooms: z.record(roomNameSchema, offsetSchema).describe('By room: its newest offset.'),
  })
  .meta({ id: 'Heads' });

export const limitsSchema = z
  .strictObject({
    rooms: z.int().describe('Rooms a connection may subscribe to.'),
    commandsPerSecond: z.int().describe('Commands a second of the shared budget, on average.'),
    burst: z.int().describe('Commands of the shared budget at once.'),
    windowEvents: z
      .int()
      .describe('Events that may be unacknowledged before the server stops sending and asks to pull.'),
    windowBytes: z.int().describe('The same in bytes.'),
    heartbeatMs: z.int().describe('Milliseconds between two heartbeats.'),
    maxPayloadBytes: z.int().describe('The largest message a client may send, in bytes.'),
  })
  .meta({ id: 'Limits' });
export type Limits = z.infer<typeof limitsSchema>;
