import type { Any } from '../support/forum.ts';

type Item = Any;
type Counts = { unread: number; unseen: number; byCategory: Record<string, { unread: number; unseen: number }> };

/** What one device knows of an inbox: folded from events by the words of INBOX.md alone, with no line of the app or the engine. */
export class Oracle {
  readonly items = new Map<string, Item>();
  /** Brought back after they were deleted: what they say is read anew, their words may have changed meanwhile. */
  readonly backAgain = new Set<string>();
  readonly faults: string[] = [];
  seenUpTo = 0;
  offset = 0;
  /** Events whose content is gone from the store (a replay): until its end the numbers do not follow from the events alone. */
  redacted = 0;

  /** `until`: the last offset of what is folded in one go. */
  apply(name: string, payload: Any, offset: number): void {
    if (offset !== this.offset + 1) this.faults.push(`offset ${offset} after ${this.offset}`);
    this.offset = offset;
    if (!name.startsWith('notification:')) return;
    if (payload.redacted) {
      this.redacted += 1;
      return;
    }
    this.#fold(name.slice('notification:'.length), payload, offset);
    if (this.redacted > 0) return;
    const mine = JSON.stringify(this.counts());
    const said = JSON.stringify(sorted(payload.counts));
    if (mine !== said) this.faults.push(`${name} at ${offset} says ${said}, its events say ${mine}`);
  }

  /** What counts, by what is known. */
  counts(): Counts {
    const counts: Counts = { unread: 0, unseen: 0, byCategory: {} };
    for (const item of this.items.values()) {
      if (item.readAt || item.archivedAt || item.snoozedUntil || item.deletedAt) continue;
      counts.byCategory[item.category] ??= { unread: 0, unseen: 0 };
      const unseen = item.position > this.seenUpTo ? 1 : 0;
      for (const one of [counts, counts.byCategory[item.category]]) {
        if (!one) continue;
        one.unread += 1;
        one.unseen += unseen;
      }
    }
    return sorted(counts);
  }

  /** What lists may show: as a fresh snapshot answers it. */
  shown(): Item[] {
    return [...this.items.values()]
      .filter(({ deletedAt }) => !deletedAt)
      .map(({ deletedAt: _, ...item }) => item)
      .sort((a, b) => b.position - a.position);
  }

  #fold(name: string, payload: Any, offset: number): void {
    const { counts: _, ...said } = payload;
    const some = (payload.ids ?? []).flatMap((id: string) => this.items.get(id) ?? []);
    const each = (change: (item: Item) => void) => some.forEach(change);
    if (name === 'new' || name === 'updated') this.#place(name, said, offset);
    else if (name === 'seen') this.seenUpTo = Math.max(this.seenUpTo, payload.upTo);
    else if (name === 'retracted') for (const id of payload.ids) this.items.delete(id);
    else if (name === 'archived')
      each((item) => Object.assign(item, { archivedAt: payload.archivedAt, snoozedUntil: null }));
    else if (name === 'snoozed') {
      const unread = payload.until === null ? {} : { readAt: null };
      each((item) => Object.assign(item, { snoozedUntil: payload.until, archivedAt: null, ...unread }));
    } else if (name === 'deleted') {
      each((item) => Object.assign(item, { deletedAt: payload.deletedAt }));
      if (payload.deletedAt === null) for (const id of payload.ids) this.backAgain.add(id);
    } else if (name === 'read') this.#read(payload, some);
    else if (name !== 'count') this.faults.push(`${name} is no event of an inbox`);
  }

  #place(name: string, item: Item, offset: number): void {
    const before = this.items.get(item.id);
    if (name === 'new' && before) this.faults.push(`${item.id} is new twice`);
    if (name === 'new' && item.position !== offset)
      this.faults.push(`${item.id} is new at ${offset}, not in its place`);
    if (before && item.version <= before.version) this.faults.push(`${item.id} has version ${item.version} twice`);
    if (before && item.position !== before.position && item.position !== offset)
      this.faults.push(`${item.id} moved to ${item.position} at ${offset}`);
    this.items.set(item.id, { ...item, deletedAt: before?.deletedAt ?? null });
  }

  #read({ ids, upTo, category, readAt, wasReadAt }: Any, some: Item[]): void {
    if (ids) for (const item of some) item.readAt = readAt;
    else
      for (const item of this.items.values()) {
        if (item.position > upTo || item.archivedAt || item.snoozedUntil || item.deletedAt) continue;
        if (category && item.category !== category) continue;
        if (readAt === null ? item.readAt === wasReadAt : item.readAt === null) item.readAt = readAt;
      }
  }
}

function sorted(counts: Counts): Counts {
  const categories = Object.entries(counts.byCategory).sort(([a], [b]) => (a < b ? -1 : 1));
  const number = ({ unread, unseen }: { unread: number; unseen: number }) => ({ unread, unseen });
  return { ...number(counts), byCategory: Object.fromEntries(categories.map(([name, one]) => [name, number(one)])) };
}
