import { z } from 'zod';
import { correlationIdSchema, epochSchema, idSchema, instantSchema, roomNameSchema } from './ids.ts';

/** An offset counts the events of one room from 1 without gaps; 0 means before the first. */
export const offsetSchema = z.int().min(0).max(Number.MAX_SAFE_INTEGER).meta({ id: 'Offset' });

/** What travels beside the payload of a stored event. */
export const durableMetaSchema = z
  .strictObject({
    id: idSchema,
    room: roomNameSchema,
    epoch: epochSchema,
    offset: offsetSchema,
    at: instantSchema,
    correlationId: correlationIdSchema,
  })
  .meta({ id: 'DurableMeta' });
export type DurableMeta = z.infer<typeof durableMetaSchema>;

/** What travels beside the payload of an event that is not stored. */
export const transientMetaSchema = z
  .strictObject({ room: roomNameSchema, at: instantSchema })
  .meta({ id: 'TransientMeta' });
export type TransientMeta = z.infer<typeof transientMetaSchema>;

/** A place in a room's stream. `id` is the event at `offset`; absent only at offset 0. */
export const positionSchema = z
  .strictObject({ epoch: epochSchema, offset: offsetSchema, id: idSchema.optional() })
  .meta({ id: 'Position' });
export type Position = z.infer<typeof positionSchema>;

/** Positions of the rooms that feed a view, read in the same repeatable-read transaction as the view. */
export const positionsSchema = z.record(roomNameSchema, positionSchema).meta({ id: 'Positions' });
export type Positions = z.infer<typeof positionsSchema>;

/** What replay serves in place of a payload whose entity was hidden or deleted later. */
export const redactedSchema = z.strictObject({ id: idSchema, redacted: z.literal(true) }).meta({ id: 'Redacted' });
export type Redacted = z.infer<typeof redactedSchema>;
