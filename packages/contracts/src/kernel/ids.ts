import { z } from 'zod';

/** A UUID in canonical lower case; in capitals it names the same thing and is read so. Ids made by Tidings are version 7, so they sort by creation time. */
export const idSchema = z
  .uuid()
  .toLowerCase()
  .meta({ id: 'Id', description: 'A UUID in lower case. Ids of one kind sort by creation time.' });
export type Id = z.infer<typeof idSchema>;

/** An ISO 8601 instant in UTC with milliseconds, e.g. `2026-11-20T09:12:00.000Z`. */
export const instantSchema = z.iso
  .datetime()
  .meta({ id: 'Instant', description: 'An instant in UTC, ISO 8601 with milliseconds.' });

/** Correlation ids travel from the HTTP request through log lines, the stored event and `meta`. */
export const correlationIdSchema = z
  .string()
  .min(8)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/)
  .meta({ id: 'CorrelationId', description: 'Names one request in answers, log lines and the events it caused.' });

/** Generations of the database are opaque and short (PROTOCOL §6). */
export const epochSchema = z
  .string()
  .min(1)
  .max(16)
  .meta({ id: 'Epoch', description: 'The generation of the database: positions of another one mean nothing.' });

/** A room name on the wire: bounded, but not yet known to exist or to be allowed. */
export const roomNameSchema = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\x20-\x7e]+$/, 'No room is named so')
  .meta({ id: 'RoomName', description: 'The name of a room, as in the table of rooms.' });

/** One connection or event stream, as `session:ready` names it. */
export const connectionIdSchema = z.string().min(1).max(64);
