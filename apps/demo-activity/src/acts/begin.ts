import type { TopicView } from '@tidings/contracts';
import { visitors } from '../people.ts';
import type { Act, Scene } from '../scene.ts';
import { categories, groupsWithMembers } from './places.ts';

async function begin({ actor, kept, wait }: Scene, categoryId: string, title: string, body: string): Promise<boolean> {
  await wait(3000 + body.length * 40);
  const { id } = await actor.call<TopicView>('POST', '/api/topics', { categoryId, title, body });
  await kept.note('topic', () => actor.call('DELETE', `/api/topics/${id}`));
  return true;
}

/** Begins a topic, where the visitor watches if that is known. */
export const topic: Act = async (scene) => {
  const known = await categories(scene.actor);
  const words =
    scene.words.topics.draw(({ category }) => category === visitors[scene.visitor]) ?? scene.words.topics.draw();
  const category = known.find(({ slug, groupId }) => groupId === null && slug === words?.category);
  return words !== undefined && category !== undefined && begin(scene, category.id, words.title, words.body);
};

/** Begins a topic among the members of a group that the visitor is in as well. */
export const groupPost: Act = async (scene) => {
  const own = (await categories(scene.actor)).filter(({ groupId }) => groupId !== null);
  if (own.length === 0) return false;
  const shared = (await groupsWithMembers(scene.actor)).find(
    ({ group, members }) =>
      own.some(({ groupId, archived }) => groupId === group.id && !archived) &&
      members.some(({ person }) => person.username === scene.visitor),
  );
  const category = own.find(({ groupId }) => groupId === shared?.group.id);
  const words = category && scene.words.groupTopics.draw();
  return words !== undefined && begin(scene, category?.id ?? '', words[0], words[1]);
};
