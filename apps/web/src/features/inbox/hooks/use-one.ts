import { useQuery } from '@tanstack/react-query';
import type { Notification } from '@tidings/contracts';
import { useMemo, useState } from 'react';
import { useStore } from '../../../lib/store/external-store.ts';
import { oneWithActs } from '../acts/act.ts';
import { onTheirWay } from '../acts/run.ts';
import { inboxItemQuery } from '../api/one.ts';

/**
 * The one that is open, wherever it stands: as it is listed, else as the server has it. `isGone`: it was taken back, deleted,
 * or may not be seen any more, and nothing of it is shown.
 */
export function useOne(id: string | undefined, listed: readonly Notification[]) {
  const found = listed.find((item) => item.id === id);
  const { data } = useQuery({ ...inboxItemQuery(id ?? ''), enabled: id !== undefined });
  const acts = useStore(onTheirWay);
  const own = useMemo(() => (data?.item ? oneWithActs(data.item, acts) : undefined), [data, acts]);
  const [last, setLast] = useState(found);
  if (found && found !== last) setLast(found);
  // What opens leaves the list of what is unread at once, before it was asked for by itself.
  const before = data === undefined && last?.id === id ? last : undefined;
  const isGone = id !== undefined && !found && data !== undefined && data.item === null;
  return { open: found ?? own ?? before, isGone };
}
