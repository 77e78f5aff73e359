import { z } from 'zod';
import { positionsSchema } from './meta.ts';

/** A page of a list. `nextCursor` is opaque and `null` on the last page. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });

/** A page that feeds a live view and so says which positions it is true for. */
export const livePageOf = <T extends z.ZodType>(item: T) => pageOf(item).extend({ positions: positionsSchema });

export const pageQuerySchema = z.strictObject({
  cursor: z.string().max(256).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
