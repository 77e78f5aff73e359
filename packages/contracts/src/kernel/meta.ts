import { z } from 'zod';
import { correlationIdSchema, epochSchema, idSchema, instantSchema, roomNameSchema } from './ids.ts';

/** An offset counts the events of one room from 1 without gaps; 0 means before the first. */
export const offsetSchema = z
  .int()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER)
  .meta({ id: 'Offset', description: 'Counts the events of one room from 1 without gaps; 0 means before the first.' });

/** What travels beside the payload of a stored event. */
export const durableMetaSchema = z
  .strictObject({
    id: idSchema.describe('The event: the same id on replay and on every transport.'),
    room: roomNameSchema.describe('The room this copy was sent to; an event may stand in several.'),
    epoch: epochSchema.describe('The generation of the database the offset counts in.'),
    offset: offsetSchema.describe('The place of the event in its room.'),
    at: instantSchema.describe('When it was committed.'),
    correlationId: correlationIdSchema.describe('The request that caused it.'),
  })
  .meta({ id: 'DurableMeta' });
export type DurableMeta = z.infer<typeof durableMetaSchema>;

/** What travels beside the payload of an event that is not stored. */
export const ephemeralMetaSchema = z
  .strictObject({
    room: roomNameSchema.describe('The room it was sent to.'),
    at: instantSchema.describe('When the server sent it.'),
  })
  .meta({ id: 'EphemeralMeta' });
export type EphemeralMeta = z.infer<typeof ephemeralMetaSchema>;

/** A place in a room's stream. `id` is the event at `offset`; absent only at offset 0. */
export const positionSchema = z
  .strictObject({
    epoch: epochSchema.describe('The generation of the database the offset counts in.'),
    offset: offsetSchema.describe('The last event that is included; 0 before the first.'),
    id: idSchema
      .optional()
      .describe('The event at `offset`: proves that both sides speak of the same history. Absent at offset 0.'),
  })
  .meta({ id: 'Position' });
export type Position = z.infer<typeof positionSchema>;

/** Positions of the rooms that feed a view, read in the same repeatable-read transaction as the view. */
export const positionsSchema = z.record(roomNameSchema, positionSchema).meta({
  id: 'Positions',
  description: 'By room: the position a view is true at. Live events after it are what the view does not show yet.',
});
export type Positions = z.infer<typeof positionsSchema>;

/** What replay serves in place of a payload whose entity was hidden or deleted later. */
export const redactedSchema = z
  .strictObject({
    id: idSchema.describe('The topic, reply or announcement that was hidden, deleted, moved or called back later.'),
    redacted: z.literal(true).describe('Marks that the payload is no longer served: drop what you have of it.'),
  })
  .meta({ id: 'Redacted' });
export type Redacted = z.infer<typeof redactedSchema>;
