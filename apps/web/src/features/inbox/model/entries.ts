import type { Notification, ShownAnnouncement } from '@tidings/contracts';

export type Entry =
  | { kind: 'day'; key: string; at: number; count: number | undefined }
  | { kind: 'seen'; key: string }
  | { kind: 'item'; key: string; item: Notification; first: boolean }
  | { kind: 'announcement'; key: string; announcement: ShownAnnouncement; first: boolean };

type Row = { at: number } & (
  | { kind: 'item'; item: Notification }
  | { kind: 'announcement'; announcement: ShownAnnouncement }
);

/** In the order of positions, with what was announced among them by when it went out; what is older than is loaded waits. */
function rowsOf(items: readonly Notification[], announcements: readonly ShownAnnouncement[], more: boolean): Row[] {
  const days: number[] = [];
  for (let index = items.length - 1; index >= 0; index -= 1)
    days[index] = Math.max(Date.parse(items[index]?.updatedAt ?? ''), days[index + 1] ?? 0);
  const said = announcements
    .map((announcement): Row => ({ kind: 'announcement', announcement, at: Date.parse(announcement.publishedAt) }))
    .sort((a, b) => b.at - a.at);
  const rows: Row[] = [];
  for (const [index, item] of items.entries()) {
    const at = days[index] ?? 0;
    while (said[0] && said[0].at >= at) rows.push(...said.splice(0, 1));
    rows.push({ kind: 'item', item, at });
  }
  return more ? rows : [...rows, ...said];
}

/**
 * Rows under the days they last happened on, with the line below which all was seen before. Order is by position and
 * clocks are only shown: one that woke stands on top, under the newest day of what follows it. A day that goes on behind
 * what is loaded has no number, and what is announced counts nowhere.
 */
export function entriesOf(
  items: readonly Notification[],
  seenUpTo: number | undefined,
  more: boolean,
  isSameDay: (a: number, b: number) => boolean,
  announcements: readonly ShownAnnouncement[] = [],
): Entry[] {
  const entries: Entry[] = [];
  let open: Extract<Entry, { kind: 'day' }> | undefined;
  let above: number | undefined;
  for (const row of rowsOf(items, announcements, more)) {
    const begins = !open || !isSameDay(open.at, row.at);
    const position = row.kind === 'item' ? row.item.position : undefined;
    const seen =
      seenUpTo !== undefined &&
      position !== undefined &&
      position <= seenUpTo &&
      above !== undefined &&
      above > seenUpTo;
    if (seen) entries.push({ kind: 'seen', key: 'seen' });
    if (begins) {
      open = { kind: 'day', key: `day ${row.at}`, at: row.at, count: undefined };
      entries.push(open);
    }
    const first = begins || seen;
    if (row.kind === 'announcement') {
      entries.push({ kind: 'announcement', key: row.announcement.id, announcement: row.announcement, first });
      continue;
    }
    above = position;
    if (open) open.count = (open.count ?? 0) + 1;
    entries.push({ kind: 'item', key: row.item.id, item: row.item, first });
  }
  if (open && more) open.count = undefined;
  return entries;
}

/** Its title in pieces; `strong`: a name in it, of a person or of what it is about. */
export function titleParts({
  title,
  actors,
  data,
}: Pick<Notification, 'title' | 'actors' | 'data'>): { text: string; strong: boolean }[] {
  const names = [...actors.map(({ name }) => name), data.topic, data.group].filter(
    (name): name is string => typeof name === 'string' && name !== '',
  );
  const parts: { text: string; strong: boolean }[] = [];
  let at = 0;
  while (at < title.length) {
    const next = names
      .map((name) => ({ name, from: title.indexOf(name, at) }))
      .filter(({ from }) => from >= 0)
      .sort((a, b) => a.from - b.from || b.name.length - a.name.length)[0];
    if (!next) break;
    if (next.from > at) parts.push({ text: title.slice(at, next.from), strong: false });
    parts.push({ text: next.name, strong: true });
    at = next.from + next.name.length;
  }
  if (at < title.length) parts.push({ text: title.slice(at), strong: false });
  return parts;
}
