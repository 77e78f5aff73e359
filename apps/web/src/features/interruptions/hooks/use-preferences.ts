import { useMutation, useMutationState, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { session, useMember } from '../../../lib/session/state.ts';
import { createStore } from '../../../lib/store/external-store.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { type PreferencesInput, preferencesQuery, setPreferences } from '../api/preferences.ts';
import { wished } from '../model/wished.ts';
import { newer } from '../realtime.ts';

type Wish = { memberId: string | undefined; input: PreferencesInput };
const mutationKey = ['preferences', 'set'] as const;

/** When something was kept last on this page, ms; 0: nothing yet. */
export const savedAt = createStore(0);

const readerId = () => {
  const now = session.get();
  return now.status === 'signed-in' ? now.user.id : undefined;
};

/** What reaches the reader, with what they just wished and is on its way. */
export function usePreferences() {
  const memberId = useMember()?.id;
  const { data, error, isPending, refetch } = useQuery(preferencesQuery());
  const wishes = useMutationState({
    filters: { mutationKey, status: 'pending' },
    select: ({ state }) => state.variables as Wish,
  });
  const shown = useMemo(
    () => data && wishes.reduce((set, wish) => (wish.memberId === memberId ? wished(set, wish.input) : set), data),
    [data, wishes, memberId],
  );
  return { shown, error, isPending, refetch };
}

/** Changes some of it. It shows at once; what is refused goes back by itself, and `error` says why where it was wished. */
export function useSetPreferences() {
  const client = useQueryClient();
  const memberId = useMember()?.id;
  const { mutate, error } = useMutation({
    mutationKey,
    // One after the other: the last wish is the one that stands.
    scope: { id: 'preferences' },
    mutationFn: async (wish: Wish) => (wish.memberId === readerId() ? await setPreferences(wish.input) : undefined),
    onSuccess: (answer) => {
      if (!answer) return;
      client.setQueryData(preferencesQuery().queryKey, (data) => data && newer(data, answer));
      savedAt.set(serverNow());
    },
  });
  return { set: (input: PreferencesInput) => mutate({ memberId, input }), error };
}
