import { z } from 'zod';
import { epochSchema, roomNameSchema } from '../kernel/ids.ts';
import { durableMetaSchema, offsetSchema, positionSchema } from '../kernel/meta.ts';

/** Why a room's missed events cannot be proved contiguous; the client takes a snapshot (PROTOCOL §6). */
export const resetReasonSchema = z
  .enum(['fresh', 'epoch', 'too_old', 'too_many', 'ahead', 'mismatch'])
  .meta({ id: 'ResetReason' });
export type ResetReason = z.infer<typeof resetReasonSchema>;

/** A stored event on the wire: name, payload, meta. */
export const wireEventSchema = z
  .tuple([z.string(), z.record(z.string(), z.unknown()), durableMetaSchema])
  .meta({ id: 'WireEvent' });
export type WireEvent = z.infer<typeof wireEventSchema>;

export const roomRequestSchema = z.strictObject({ room: roomNameSchema, since: positionSchema.optional() });
export const roomsRequestSchema = z
  .strictObject({ rooms: z.array(roomRequestSchema).min(1).max(64) })
  .meta({ id: 'RoomsRequest' });

export const roomResultSchema = z
  .discriminatedUnion('ok', [
    z.strictObject({
      room: roomNameSchema,
      ok: z.literal(true),
      epoch: epochSchema,
      head: offsetSchema,
      floor: offsetSchema,
      recovered: z.boolean(),
      reason: resetReasonSchema.optional(),
      events: z.array(wireEventSchema),
      more: z.boolean(),
    }),
    z.strictObject({ room: roomNameSchema, ok: z.literal(false), code: z.literal('ROOM_REFUSED') }),
  ])
  .meta({ id: 'RoomResult' });
export type RoomResult = z.infer<typeof roomResultSchema>;
export type RoomGranted = Extract<RoomResult, { ok: true }>;

export const headsSchema = z
  .strictObject({ epoch: epochSchema, rooms: z.record(roomNameSchema, offsetSchema) })
  .meta({ id: 'Heads' });

export const limitsSchema = z
  .strictObject({
    rooms: z.int(),
    commandsPerSecond: z.int(),
    burst: z.int(),
    windowEvents: z.int(),
    windowBytes: z.int(),
    heartbeatMs: z.int(),
    maxPayloadBytes: z.int(),
  })
  .meta({ id: 'Limits' });
export type Limits = z.infer<typeof limitsSchema>;
