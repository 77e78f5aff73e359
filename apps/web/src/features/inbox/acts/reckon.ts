import type { QueryClient } from '@tanstack/react-query';
import type { Notification } from '@tidings/contracts';
import { inboxListKey } from '../api/list.ts';
import { inboxSummaryQuery } from '../api/summary.ts';
import { belongs, type InboxData, type InboxPage } from '../model/data.ts';
import { ahead } from '../use-unread.ts';
import { type Act, withActs } from './act.ts';

const scope = { filter: 'unread' } as const;

/** Everything that is loaded and not deleted, each once: what acts are reckoned on. */
export function known(client: QueryClient): Notification[] {
  const byId = new Map<string, Notification>();
  for (const [, data] of client.getQueriesData<InboxData>({ queryKey: inboxListKey })) {
    const away = (data?.away ?? []).flatMap(({ item, deleted }) => (deleted ? [] : [item]));
    for (const item of [...(data?.pages.flatMap(({ items }) => items) ?? []), ...away]) byId.set(item.id, item);
  }
  return [...byId.values()];
}

/** What these acts change of the numbers, beyond what events have changed already. */
export function reckon(client: QueryClient, acts: readonly Act[]): void {
  if (acts.length === 0) {
    ahead.set({ unread: 0, unseen: 0 });
    return;
  }
  const items = known(client);
  const seenUpTo = client.getQueryData(inboxSummaryQuery().queryKey)?.seenUpTo ?? 0;
  const page = {
    items: items.filter((item) => belongs(scope, item)),
    nextCursor: null,
    positions: {},
    end: 0,
    asOf: 0,
  };
  const away = items.filter((item) => !belongs(scope, item)).map((item) => ({ item, deleted: false }));
  const before: InboxData = { pages: [page satisfies InboxPage], pageParams: [undefined], away };
  const after = withActs(before, scope, acts).pages.flatMap((one) => one.items);
  const unseen = (list: readonly Notification[]) => list.filter(({ position }) => position > seenUpTo).length;
  const next = { unread: after.length - page.items.length, unseen: unseen(after) - unseen(page.items) };
  const now = ahead.get();
  if (next.unread !== now.unread || next.unseen !== now.unseen) ahead.set(next);
}
