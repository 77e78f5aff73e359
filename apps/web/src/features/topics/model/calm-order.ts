/** A row as it was last placed: `at` is the activity that gave it its place. */
export type Placed = { id: string; at: string };
/** A row as the cache has it. `own` activity moves rows but is never news. */
export type Row = Placed & { own: boolean };
export type Calm = { shown: readonly Placed[]; pending: readonly string[]; arrived: readonly string[] };

/** More than this many rows at once never wash in: they wait behind the pill. */
export const washLimit = 5;

const sameOrder = (shown: readonly Placed[], rows: readonly Row[]) =>
  shown.length === rows.length && shown.every((row, index) => row.id === rows[index]?.id);

const sameTimes = (shown: readonly Placed[], rows: readonly Row[]) =>
  shown.length === rows.length && shown.every((row, index) => row.at === rows[index]?.at);

export const placesOf = (rows: readonly Row[]): Placed[] => rows.map(({ id, at }) => ({ id, at }));

/** What has come or moved up since it was shown, by others. */
function newsOf(shown: readonly Placed[], head: readonly Row[]): string[] {
  const before = new Map(shown.map((row) => [row.id, row.at]));
  return head
    .filter((row) => !row.own)
    .filter((row) => {
      const at = before.get(row.id);
      return at === undefined || row.at > at;
    })
    .map((row) => row.id);
}

/**
 * The order a reader sees. Rows keep their places until the reader is `free` (at the edge, pointer and focus elsewhere);
 * until then what came or moved is `pending`. Rows that vanished go at once; rows of a next page follow at the end.
 */
export function calmOrder(shown: readonly Placed[], rows: readonly Row[], free: boolean): Calm {
  if (shown.length === 0) return { shown: rows.length === 0 ? shown : placesOf(rows), pending: [], arrived: [] };
  const known = new Set(shown.map((row) => row.id));
  const present = new Set(rows.map((row) => row.id));
  const kept = shown.filter((row) => present.has(row.id));
  const lastKnown = rows.findLastIndex((row) => known.has(row.id));
  const head = rows.slice(0, lastKnown + 1);
  const tail = placesOf(rows.slice(lastKnown + 1));
  if (sameOrder(kept, head)) {
    const isSame = tail.length === 0 && sameTimes(shown, head);
    return { shown: isSame ? shown : placesOf(rows), pending: [], arrived: [] };
  }
  const news = newsOf(kept, head);
  if (free && news.length <= washLimit) {
    return { shown: placesOf(rows), pending: [], arrived: news };
  }
  return {
    shown: tail.length > 0 || kept.length < shown.length ? [...kept, ...tail] : shown,
    pending: news,
    arrived: [],
  };
}
