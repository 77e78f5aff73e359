import { z } from 'zod';
import { positionsSchema } from './meta.ts';

/** A page of a list. `nextCursor` is opaque and `null` on the last page. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({
    items: z.array(item).describe('The page, in order.'),
    nextCursor: z.string().nullable().describe('Give it as `cursor` to get the next page; `null` on the last one.'),
  });

/** A page that feeds a live view and so says which positions it is true for. */
export const livePageOf = <T extends z.ZodType>(item: T) =>
  pageOf(item).extend({
    positions: positionsSchema.describe('The positions of the rooms that feed this list, read together with it.'),
  });

export const pageQuerySchema = z.strictObject({
  cursor: z.string().max(256).optional().describe('`nextCursor` of the page before; none for the first page.'),
  limit: z.coerce.number().int().min(1).max(100).default(30).describe('How many items a page holds at most.'),
});
