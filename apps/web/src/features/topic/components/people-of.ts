import type { Person } from '@tidings/contracts';
import type { ReplyItem } from '../../replies/index.ts';
import type { TopicData } from '../api/topic.ts';
import type { TopicPerson } from './people-list.tsx';

/** Those known keep their places, so that nobody moves while one reads; who is new follows. */
export const inOrder = (people: readonly TopicPerson[], order: readonly string[]): TopicPerson[] => {
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return people.toSorted((a, b) => place(a.person.id) - place(b.person.id));
};

/** Who wrote in the topic, most posts first. Numbers only when every reply is loaded: else they would be wrong. */
export function peopleOf(topic: TopicData, replies: readonly ReplyItem[], isWhole: boolean): TopicPerson[] {
  const posts = new Map<string, { person: Person; count: number }>();
  const add = (person: Person, count: number) => {
    const known = posts.get(person.id);
    posts.set(person.id, { person, count: (known?.count ?? 0) + count });
  };
  add(topic.author, 1);
  for (const reply of replies) add(reply.author, 1);
  for (const person of topic.counts.participants) if (!posts.has(person.id)) add(person, 0);
  return [...posts.values()]
    .sort((a, b) => b.count - a.count)
    .map(({ person, count }) => ({ person, posts: isWhole ? count : undefined }));
}
