import type { Notification } from '@tidings/contracts';
import { type Away, belongs, type InboxData, type InboxPage, type InboxScope } from './data.ts';

/** As many as one act can be undone for. */
const maxAway = 500;

/**
 * An event as one list takes it in. `offset` undefined: one's own act, shown before its event is here. Pages were read at
 * different times: each takes in what it has not, and one that is ahead is left as it is.
 */
export type Step = { scope: InboxScope; offset: number | undefined };

const isDue = ({ asOf }: InboxPage, { offset }: Step): boolean => offset === undefined || asOf < offset;
const isLate = ({ pages }: InboxData, step: Step): boolean => pages.some((page) => !isDue(page, step));
const isCopy = (id: string) => (item: Notification) => item.id === id;

export const knows = (data: InboxData, id: string): boolean =>
  data.pages.some(({ items }) => items.some(isCopy(id))) || (data.away ?? []).some(({ item }) => item.id === id);

/** Every page that had it to do has taken the event in. */
export function noted(data: InboxData, { offset }: Step): InboxData {
  if (offset === undefined) return data;
  const pages = data.pages.map((page) => (page.asOf < offset ? { ...page, asOf: offset } : page));
  return { ...data, pages };
}

/** Puts one where its position belongs; what sorts after the last page that is here comes with the next. */
function insert(data: InboxData, item: Notification, step: Step): InboxData {
  const found = data.pages.findIndex(({ end }) => item.position >= end);
  const target = data.pages[found];
  if (!target || !isDue(target, step) || data.pages.some(({ items }) => items.some(isCopy(item.id)))) return data;
  const at = target.items.findIndex(({ position }) => position < item.position);
  const items = target.items.toSpliced(at < 0 ? target.items.length : at, 0, item);
  return { ...data, pages: data.pages.with(found, { ...target, items }) };
}

const kept = (page: InboxPage, stays: (item: Notification) => boolean): InboxPage => {
  const items = page.items.filter(stays);
  return items.length === page.items.length ? page : { ...page, items };
};

/** Without some for good, on the pages and away. */
export function without(data: InboxData, ids: ReadonlySet<string>): InboxData {
  const pages = data.pages.map((page) => kept(page, ({ id }) => !ids.has(id)));
  return { ...data, pages, away: (data.away ?? []).filter(({ item }) => !ids.has(item.id)) };
}

/** A notification as it is now, at its place. An older version than the one that is known is old news. */
export function placed(data: InboxData, item: Notification, step: Step): InboxData {
  const copies = data.pages.flatMap(({ items }) => items.filter(isCopy(item.id)));
  if (copies.some(({ version }) => version > item.version)) return data;
  const pages = data.pages.map((page) => (isDue(page, step) ? kept(page, ({ id }) => id !== item.id) : page));
  const away = (data.away ?? []).filter((known) => known.item.id !== item.id);
  const rest: InboxData = { ...data, pages, away };
  return belongs(step.scope, item) ? insert(rest, item, step) : rest;
}

/** Changes what is known, on the pages and away: what leaves the list is remembered, what comes back takes its place. */
export function changed(data: InboxData, step: Step, change: (known: Away) => Away): InboxData {
  const left: Away[] = [];
  const stands = ({ item, deleted }: Away) => !deleted && belongs(step.scope, item);
  const pages = data.pages.map((page) => {
    if (!isDue(page, step)) return page;
    const items = page.items.flatMap((item) => {
      const next = change({ item, deleted: false });
      if (stands(next)) return next.item;
      left.push(next);
      return [];
    });
    const same = items.length === page.items.length && items.every((item, index) => item === page.items[index]);
    return same ? page : { ...page, items };
  });
  // What left before knows of events that are late here: it has taken them in.
  if (isLate(data, step)) return { ...data, pages };
  const away = (data.away ?? []).map(change);
  const next = { ...data, pages, away: [...left, ...away.filter((known) => !stands(known))].slice(0, maxAway) };
  return away.filter(stands).reduce((list: InboxData, { item }) => insert(list, item, step), next);
}
