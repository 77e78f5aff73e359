import { type Any, bringIn, type Forum, type Member, newReply, newTopic } from '../support/forum.ts';

export type Role = 'author' | 'reader' | 'moderator' | 'admin' | 'outsider' | 'removed';
export const roles: Role[] = ['author', 'reader', 'moderator', 'admin', 'outsider', 'removed'];
export type People = Record<Role, Member>;

/** One small forum of its own for a case: a public and a private category with a topic, replies and a thread each. */
export type World = {
  people: People;
  forum: Forum;
  group: string;
  category: { open: string; closed: string };
  topic: { open: string; closed: string };
  first: { open: Any; closed: Any };
  parent: { open: Any; closed: Any };
  child: { open: Any; closed: Any };
};

let worlds = 0;

/** Makes a world. The person called `removed` is still in the group. */
export async function makeWorld(forum: Forum, people: People): Promise<World> {
  worlds += 1;
  const { author, reader, removed } = people;
  const made = await author.post('/api/groups', { name: `World ${worlds}`, slug: `world-${worlds}`, open: false });
  const group: string = made.body.id;
  for (const member of [reader, removed]) await bringIn(author, group, member);
  const category = { open: await forum.category(), closed: await forum.category({ groupId: group }) };
  const fill = async (where: string) => {
    const topic = await newTopic(author, where, `Topic of world ${worlds}`);
    const first = await newReply(reader, topic, 'The first reply.');
    const parent = await newReply(author, topic, 'A reply with answers.');
    const child = await newReply(reader, topic, 'An answer to it.', parent.id);
    await reader.put(`/api/topics/${topic}/like`);
    await author.put(`/api/replies/${first.id}/like`);
    return { topic, first, parent, child };
  };
  const [open, closed] = [await fill(category.open), await fill(category.closed)];
  const both = <K extends keyof typeof open>(key: K) => ({ open: open[key], closed: closed[key] });
  return {
    ...{ people, forum, group, category },
    topic: both('topic'),
    first: both('first'),
    parent: both('parent'),
    child: both('child'),
  };
}

/** The rooms a viewer of this world wants to follow. */
export const roomsOf = ({ group, category, topic, parent }: World): string[] => [
  `group:${group}`,
  ...Object.values(category).map((id) => `category:${id}`),
  ...Object.values(topic).map((id) => `topic:${id}`),
  ...Object.values(parent).map(({ id }) => `thread:${id}`),
];
