import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useStore } from '../../../lib/store/external-store.ts';
import { withActs } from '../acts/act.ts';
import { onTheirWay } from '../acts/run.ts';
import { type Acts, useActs } from '../acts/use-acts.ts';
import { inboxListQuery } from '../api/list.ts';
import { type InboxData, type InboxScope, itemsIn } from '../model/data.ts';
import { useInboxNumbers } from '../use-unread.ts';
import { useAsked } from '../why/hooks/use-asked.ts';

/** A list of the inbox as it is, kept true by events, with what the reader has just done to it already done. */
export function useNotifications({ filter, category }: InboxScope) {
  const scope = useMemo((): InboxScope => ({ filter, category }), [filter, category]);
  const query = useInfiniteQuery(inboxListQuery(scope));
  const acts = useStore(onTheirWay);
  const { data } = query;
  const items = useMemo(() => (data ? itemsIn(withActs(data as InboxData, scope, acts)) : []), [data, scope, acts]);
  const own: Acts = useActs();
  return { query, items, ...useInboxNumbers(), ...own, ...useAsked() };
}
export type Notifications = ReturnType<typeof useNotifications>;
/** What can be done with one. */
export type Doing = Pick<Notifications, 'act' | 'snooze' | 'ask'>;
