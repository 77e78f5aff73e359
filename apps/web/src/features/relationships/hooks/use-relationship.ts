import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Person } from '@tidings/contracts';
import { profileQuery } from '../../identity/index.ts';
import { blockedPeopleQuery } from '../api/blocked-people.ts';
import { type Act, acts, blocksQuery } from '../api/relationships.ts';

/** Does something about a member. Pending until the profile says what became of it, also without a connection that brings events. */
export function useRelationship({ id, username }: Pick<Person, 'id' | 'username'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: Act) => acts[act](username),
    // One after the other: the last wish is the one that stands.
    scope: { id: `relationship ${id}` },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: profileQuery(username).queryKey }),
        client.invalidateQueries({ queryKey: blocksQuery().queryKey }),
        client.invalidateQueries({ queryKey: blockedPeopleQuery().queryKey }),
      ]),
  });
}
