import { queryOptions, skipToken } from '@tanstack/react-query';
import type { EventPayload, Person } from '@tidings/contracts';

/** `at` is the server's time of the event, `forMs` how long it holds from its arrival. */
export type Typing = { person: Person; at: string; forMs: number };
export type TopicPeople = {
  here: EventPayload<'presence:state'> | undefined;
  typing: readonly Typing[];
};

export const peopleKey = ['people'] as const;

/** Who is in a topic and who writes there. Never fetched: events alone feed it. */
export const topicPeopleQuery = (topicId: string) =>
  queryOptions({
    queryKey: [...peopleKey, topicId],
    queryFn: skipToken,
    initialData: { here: undefined, typing: [] } as TopicPeople,
    staleTime: Number.POSITIVE_INFINITY,
  });
