import type { Notification } from '@tidings/contracts';

export type Entry =
  | { kind: 'day'; key: string; at: number; count: number | undefined }
  | { kind: 'seen'; key: string }
  | { kind: 'item'; key: string; item: Notification; first: boolean };

/**
 * Rows under the days they last happened on, with the line below which all was seen before. Order is by position and
 * clocks are only shown: one that woke stands on top, under the newest day of what follows it. A day that goes on behind
 * what is loaded has no number.
 */
export function entriesOf(
  items: readonly Notification[],
  seenUpTo: number | undefined,
  more: boolean,
  isSameDay: (a: number, b: number) => boolean,
): Entry[] {
  const days: number[] = [];
  for (let index = items.length - 1; index >= 0; index -= 1)
    days[index] = Math.max(Date.parse(items[index]?.updatedAt ?? ''), days[index + 1] ?? 0);
  const entries: Entry[] = [];
  let open: Extract<Entry, { kind: 'day' }> | undefined;
  for (const [index, item] of items.entries()) {
    const at = days[index] ?? 0;
    const begins = !open || !isSameDay(open.at, at);
    const seen =
      seenUpTo !== undefined && index > 0 && item.position <= seenUpTo && (items[index - 1]?.position ?? 0) > seenUpTo;
    if (seen) entries.push({ kind: 'seen', key: 'seen' });
    if (begins) {
      open = { kind: 'day', key: `day ${at}`, at, count: 0 };
      entries.push(open);
    }
    if (open) open.count = (open.count ?? 0) + 1;
    entries.push({ kind: 'item', key: item.id, item, first: begins || seen });
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
