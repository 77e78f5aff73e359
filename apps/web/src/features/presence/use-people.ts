import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { EventPayload, Person } from '@tidings/contracts';
import { useCallback, useEffect } from 'react';
import type { PresenceStatus } from '../../components/ui/people/presence.tsx';
import { useConnection } from '../../lib/connection.ts';
import { serverNow } from '../../lib/time/server-time.ts';
import { type TopicPeople, type Typing, topicPeopleQuery } from './data.ts';

/** When each sign ends by this clock, from the moment it was first seen. */
const ends = new WeakMap<Typing, number>();
const nobody: readonly Typing[] = [];

function endOf(entry: Typing): number {
  const end = ends.get(entry) ?? serverNow() + entry.forMs;
  ends.set(entry, end);
  return end;
}

/** Who writes in a topic right now; each sign ends by itself. */
export function useTyping(topicId: string): Person[] {
  const client = useQueryClient();
  const typing = useQuery(topicPeopleQuery(topicId)).data?.typing ?? nobody;
  useEffect(() => {
    const timers = typing.map((entry) =>
      setTimeout(
        () =>
          client.setQueryData<TopicPeople>(
            topicPeopleQuery(topicId).queryKey,
            (now) => now && { ...now, typing: now.typing.filter((other) => other !== entry) },
          ),
        Math.max(0, endOf(entry) - serverNow()),
      ),
    );
    return () => timers.forEach(clearTimeout);
  }, [client, topicId, typing]);
  return typing.map((entry) => entry.person);
}

const connected = new Set(['live', 'polling', 'sse', 'timed']);

/** Who is in a topic; undefined until the room has said so, and while nothing can be heard from it. */
export function useHere(topicId: string): EventPayload<'presence:state'> | undefined {
  const here = useQuery(topicPeopleQuery(topicId)).data?.here;
  const state = useConnection()?.state;
  return state !== undefined && connected.has(state) ? here : undefined;
}

/** Whether somebody is in a topic now, by id; undefined for who is not, or hides it. The same function until it changes. */
export function usePresenceOf(topicId: string): (userId: string) => PresenceStatus | undefined {
  const here = useHere(topicId);
  return useCallback(
    (userId: string) => {
      const status = here?.people.find(({ person }) => person.id === userId)?.status;
      return status === 'hidden' ? undefined : status;
    },
    [here],
  );
}
