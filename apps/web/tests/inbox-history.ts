import type { EventName, Notification, NotificationCategory, NotificationCounts } from '@tidings/contracts';
import { randomOf } from './forum-history.ts';

type Row = Notification & { deletedAt: string | null };
export type Heard = { name: EventName; payload: object; offset: number };
type Query = { filter: string; category?: NotificationCategory | undefined };

const kinds: NotificationCategory[] = ['mentions', 'replies', 'reactions'];
const iso = (step: number) => new Date(Date.parse('2026-11-20T09:00:00.000Z') + step * 1000).toISOString();

/** An inbox that lives by chance, as rows of a table, and what its server tells of it. Shares nothing with the reducers. */
export class InboxHistory {
  readonly heard: Heard[] = [];
  readonly rows = new Map<string, Row>();
  seenUpTo = 0;
  #made = 0;
  readonly #random: ReturnType<typeof randomOf>;
  constructor(seed: number) {
    this.#random = randomOf(seed);
  }

  get head(): number {
    return this.heard.length;
  }

  list({ filter, category }: Query): Notification[] {
    const fits: Record<string, (row: Row) => boolean> = {
      all: (row) => !row.archivedAt && !row.snoozedUntil,
      unread: (row) => !row.archivedAt && !row.snoozedUntil && !row.readAt,
      mentions: (row) => !row.archivedAt && !row.snoozedUntil && row.category === 'mentions',
      snoozed: (row) => row.snoozedUntil !== null,
      archived: (row) => row.archivedAt !== null,
    };
    return [...this.rows.values()]
      .filter((row) => !row.deletedAt && fits[filter]?.(row) && (category === undefined || row.category === category))
      .sort((a, b) => b.position - a.position)
      .map(({ deletedAt: _, ...item }) => item);
  }

  counts(): NotificationCounts {
    const counts: NotificationCounts = { unread: 0, unseen: 0, byCategory: {} };
    for (const row of this.list({ filter: 'unread' })) {
      const own = counts.byCategory[row.category] ?? { unread: 0, unseen: 0 };
      counts.byCategory[row.category] = own;
      const unseen = row.position > this.seenUpTo ? 1 : 0;
      counts.unread += 1;
      counts.unseen += unseen;
      own.unread += 1;
      own.unseen += unseen;
    }
    return counts;
  }

  #tell(name: EventName, payload: object): void {
    this.heard.push({ name, payload: { ...structuredClone(payload), counts: this.counts() }, offset: this.head + 1 });
  }

  #place(row: Row, name: 'notification:new' | 'notification:updated'): void {
    this.rows.set(row.id, row);
    const { deletedAt: _, ...item } = row;
    this.#tell(name, item);
  }

  #some(): string[] {
    const ids = [...this.rows.keys()];
    return ids.length === 0
      ? []
      : [this.#random.pick(ids), ...(this.#random.next() < 0.3 ? [this.#random.pick(ids)] : [])];
  }

  /** A change of some rows, heard only when one of them changed. */
  #change(ids: readonly string[], change: (row: Row) => Row | undefined): boolean {
    const next = ids.flatMap((id) => {
      const row = this.rows.get(id);
      return (row && change(row)) ?? [];
    });
    for (const row of next) this.rows.set(row.id, row);
    return next.length > 0;
  }

  #new(): void {
    this.#made += 1;
    const at = iso(this.head);
    this.#place(
      {
        id: `n${this.#made}`,
        category: this.#random.pick(kinds),
        version: 1,
        groupCount: 1,
        position: this.head + 1,
        createdAt: at,
        updatedAt: at,
        readAt: null,
        archivedAt: null,
        snoozedUntil: null,
        deletedAt: null,
      } as Row,
      'notification:new',
    );
  }

  #grow(): void {
    const row = this.rows.get(this.#some()[0] ?? '');
    if (!row || row.readAt || row.archivedAt || row.deletedAt || row.snoozedUntil) return;
    const rises = this.#random.next() < 0.7;
    this.#place(
      {
        ...row,
        version: row.version + 1,
        groupCount: Math.max(1, row.groupCount + (rises ? 1 : -1)),
        position: rises ? this.head + 1 : row.position,
      },
      'notification:updated',
    );
  }

  #wake(): void {
    const row = [...this.rows.values()].find(({ snoozedUntil, deletedAt }) => snoozedUntil && !deletedAt);
    if (!row) return;
    const woken = { ...row, snoozedUntil: null, readAt: null, version: row.version + 1, position: this.head + 1 };
    this.#place(woken, 'notification:updated');
  }

  #read(): void {
    const readAt = this.#random.next() < 0.6 ? iso(this.head) : null;
    const ids = this.#some();
    const done = this.#change(ids, (row) =>
      row.deletedAt || (row.readAt === null) === (readAt === null) ? undefined : { ...row, readAt },
    );
    if (done) this.#tell('notification:read', { ids, readAt });
  }

  #readAll(): void {
    const { pick, next } = this.#random;
    const category = next() < 0.4 ? pick(kinds) : undefined;
    const upTo = Math.floor(next() * (this.head + 1));
    const readAt = iso(this.head);
    const ids = [...this.rows.keys()];
    const stands = (row: Row) =>
      !row.deletedAt &&
      !row.archivedAt &&
      !row.snoozedUntil &&
      row.position <= upTo &&
      (!category || row.category === category);
    const rest = { upTo, ...(category && { category }) };
    if (!this.#change(ids, (row) => (stands(row) && !row.readAt ? { ...row, readAt } : undefined))) return;
    this.#tell('notification:read', { ...rest, readAt });
    if (next() < 0.5) return;
    if (next() < 0.5) this.#new();
    if (this.#change(ids, (row) => (stands(row) && row.readAt === readAt ? { ...row, readAt: null } : undefined)))
      this.#tell('notification:read', { ...rest, readAt: null, wasReadAt: readAt });
  }

  #move(): void {
    const { pick, next } = this.#random;
    const ids = this.#some();
    const on = next() < 0.6;
    const at = on ? iso(this.head) : null;
    const kind = pick(['archived', 'snoozed', 'deleted']);
    if (kind === 'archived') {
      const done = this.#change(ids, (row) =>
        row.deletedAt || (row.archivedAt === null) !== on ? undefined : { ...row, archivedAt: at, snoozedUntil: null },
      );
      if (done) this.#tell('notification:archived', { ids, archivedAt: at });
    } else if (kind === 'snoozed') {
      const done = this.#change(ids, (row) =>
        row.deletedAt || row.snoozedUntil === at
          ? undefined
          : { ...row, snoozedUntil: at, archivedAt: null, ...(on && { readAt: null }) },
      );
      if (done) this.#tell('notification:snoozed', { ids, until: at });
    } else {
      const done = this.#change(ids, (row) =>
        (row.deletedAt === null) !== on ? undefined : { ...row, deletedAt: at },
      );
      if (done) this.#tell('notification:deleted', { ids, deletedAt: at });
    }
  }

  #retract(): void {
    const ids = this.#some();
    if (ids.length === 0) return;
    for (const id of ids) this.rows.delete(id);
    this.#tell('notification:retracted', { ids });
  }

  #see(): void {
    const upTo = Math.floor(this.#random.next() * (this.head + 1));
    if (upTo <= this.seenUpTo) return;
    this.seenUpTo = upTo;
    this.#tell('notification:seen', { upTo });
  }

  step(): void {
    const by = this.#random.next();
    if (by < 0.3) this.#new();
    else if (by < 0.42) this.#grow();
    else if (by < 0.47) this.#wake();
    else if (by < 0.6) this.#read();
    else if (by < 0.67) this.#readAll();
    else if (by < 0.92) this.#move();
    else if (by < 0.96) this.#retract();
    else this.#see();
  }
}
