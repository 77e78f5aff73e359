/** What the items of a list may weigh in bytes of JSON: an answer stays below 1 MB with what stands around them. */
export const PAGE_BYTES = 900 * 1024;

/**
 * The first of these rows as a page: at most `limit`, and no more than fit into `most` bytes, but always one. `more`: rows
 * were left over, so the reader asks for one row above `limit`.
 */
export function cutPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => Item,
  most = PAGE_BYTES,
): { items: Item[]; more: boolean } {
  const items: Item[] = [];
  let bytes = 0;
  for (const row of rows) {
    if (items.length >= limit) return { items, more: true };
    const item = present(row);
    bytes += Buffer.byteLength(JSON.stringify(item)) + 1;
    if (bytes > most && items.length > 0) return { items, more: true };
    items.push(item);
  }
  return { items, more: false };
}
