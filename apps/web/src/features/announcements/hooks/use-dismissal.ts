import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isStatus } from '../../../lib/http/error.ts';
import { session, useMember } from '../../../lib/session/state.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { announcementsQuery, setDismissal } from '../api/announcements.ts';
import { withDismissal } from '../realtime.ts';

/** `closedAt` is `null` where it is opened again. */
export type Wish = { memberId: string | undefined; id: string; closedAt: string | null };
export const dismissalKey = ['announcements', 'dismissal'] as const;

const tries = 5;
const readerId = () => {
  const now = session.get();
  return now.status === 'signed-in' ? now.user.id : undefined;
};

/** Closes announcements and opens them again. It shows at once, and is asked for until it is done; what is refused comes back. */
export function useDismissal(onFailed: (error: Error) => void) {
  const client = useQueryClient();
  const memberId = useMember()?.id;
  const { mutate } = useMutation({
    mutationKey: dismissalKey,
    // One after the other: the last wish is the one that stands.
    scope: { id: 'announcement-dismissal' },
    retry: (failures, error) => failures < tries && !isStatus(error, 400, 401, 403, 404, 422),
    retryDelay: (failures) => Math.min(1000 * 2 ** failures, 15_000),
    mutationFn: async (wish: Wish) =>
      wish.memberId === readerId() ? await setDismissal(wish.id, wish.closedAt !== null) : undefined,
    onSuccess: (answer) => {
      if (!answer) return;
      client.setQueryData(
        announcementsQuery().queryKey,
        (data) => data && withDismissal(data, answer.id, answer.dismissedAt),
      );
    },
    onError: (error) => {
      // One that has ended meanwhile needs no closing.
      if (isStatus(error, 404))
        client.invalidateQueries({ queryKey: announcementsQuery().queryKey }).catch(() => undefined);
      else onFailed(error);
    },
  });
  return {
    close: (id: string) => mutate({ memberId, id, closedAt: new Date(serverNow()).toISOString() }),
    reopen: (id: string) => mutate({ memberId, id, closedAt: null }),
  };
}
