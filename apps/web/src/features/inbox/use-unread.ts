import { useQuery } from '@tanstack/react-query';
import { useMember } from '../../lib/session/state.ts';
import { createStore, useStore } from '../../lib/store/external-store.ts';
import { inboxSummaryQuery } from './api/summary.ts';

/** What acts that are on their way change of the numbers; the part that shows acts keeps it. */
export const ahead = createStore<{ unread: number; unseen: number }>({ unread: 0, unseen: 0 });

/** How much is unread in the inbox, and whether some of it came since the reader last looked. */
export function useInboxNumbers(): { unread: number; unseen: number } {
  const { data } = useQuery({ ...inboxSummaryQuery(), enabled: useMember() !== undefined });
  const own = useStore(ahead);
  return {
    unread: Math.max(0, (data?.counts.unread ?? 0) + own.unread),
    unseen: Math.max(0, (data?.counts.unseen ?? 0) + own.unseen),
  };
}

export const useUnread = (): number => useInboxNumbers().unread;
