import type { Act } from '../scene.ts';
import { pick } from '../scene.ts';
import { openTopics, repliesOf, replyOfVisitor, topicOfVisitor } from './places.ts';

/** Likes what the visitor wrote and they did not like yet. */
export const likeVisitor: Act = async (scene) => {
  const { actor, kept } = scene;
  const reply = await replyOfVisitor(scene, ({ viewer }) => viewer?.liked === false);
  const topic = reply ? undefined : await topicOfVisitor(scene, ({ viewer }) => viewer?.liked === false);
  const path = reply ? `/api/replies/${reply.id}/like` : topic && `/api/topics/${topic.id}/like`;
  if (path === undefined) return false;
  await actor.call('PUT', path);
  await kept.note('like', () => actor.call('DELETE', path));
  return true;
};

/** Likes something of anybody's. */
export const likeSomething: Act = async ({ actor, kept, random }) => {
  const topic = pick((await openTopics(actor)).slice(0, 12), random);
  const fresh = topic ? await repliesOf(actor, topic, 10) : [];
  const reply = pick(
    fresh.filter(({ author, viewer }) => author.username !== actor.username && viewer?.liked === false),
    random,
  );
  if (!reply) return false;
  await actor.call('PUT', `/api/replies/${reply.id}/like`);
  await kept.note('like', () => actor.call('DELETE', `/api/replies/${reply.id}/like`));
  return true;
};
