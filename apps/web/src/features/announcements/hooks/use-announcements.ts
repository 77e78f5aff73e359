import { useMutationState, useQuery } from '@tanstack/react-query';
import type { ShownAnnouncement } from '@tidings/contracts';
import { useMemo } from 'react';
import { useMember } from '../../../lib/session/state.ts';
import { useNow } from '../../../lib/time/clock.ts';
import { announcementsQuery } from '../api/announcements.ts';
import { shownIn } from '../model/data.ts';
import { withDismissal } from '../realtime.ts';
import { dismissalKey, type Wish } from './use-dismissal.ts';

/** What is shown to the reader in a place, live, with what they just closed gone already; undefined until it is known. */
export function useAnnouncements(channel: 'banner' | 'inbox'): readonly ShownAnnouncement[] | undefined {
  const memberId = useMember()?.id;
  const { data } = useQuery({ ...announcementsQuery(), enabled: memberId !== undefined });
  const now = useNow();
  const wishes = useMutationState({
    filters: { mutationKey: dismissalKey, status: 'pending' },
    select: ({ state }) => state.variables as Wish,
  });
  return useMemo(() => {
    if (!data) return undefined;
    const own = wishes.filter((wish) => wish.memberId === memberId);
    const { items } = own.reduce((all, { id, closedAt }) => withDismissal(all, id, closedAt), data);
    return shownIn(channel, items, now);
  }, [data, wishes, memberId, channel, now]);
}
