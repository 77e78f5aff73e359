import type { Reply, TopicView } from '@tidings/contracts';
import { rooms } from '@tidings/contracts/plain';
import type { Act, Scene } from '../scene.ts';
import { pick } from '../scene.ts';
import { openTopics, replyOfVisitor, topicOfVisitor } from './places.ts';

type Where = { topicId: string; parentId?: string };

/** Types for a while, as people do, and posts. */
async function write({ actor, kept, wait }: Scene, { topicId, parentId }: Where, body: string): Promise<boolean> {
  const typing = (on: boolean) =>
    actor.call('POST', '/api/realtime/typing', { room: rooms.topic(topicId), typing: on }).catch(() => undefined);
  await typing(true);
  await wait(2000 + body.length * 40);
  const { id } = await actor.call<Reply>('POST', `/api/topics/${topicId}/replies`, {
    ...{ body, ...(parentId && { parentId }) },
  });
  await typing(false);
  await kept.note('reply', () => actor.call('DELETE', `/api/replies/${id}`));
  return true;
}

const elsewhere = async ({ actor, random }: Scene, fits: (topic: TopicView) => boolean = () => true) =>
  pick(
    (await openTopics(actor)).slice(0, 12).filter((topic) => !topic.pinned && fits(topic)),
    random,
  );

/** Says something somewhere. */
export const chat: Act = async (scene) => {
  const topic = await elsewhere(scene);
  const body = topic && scene.words.replies.draw();
  return body !== undefined && write(scene, { topicId: topic?.id ?? '' }, body);
};

/** Replies in a topic of the visitor's. */
export const comment: Act = async (scene) => {
  const topic = await topicOfVisitor(scene, () => true);
  const body = topic && scene.words.replies.draw();
  return body !== undefined && write(scene, { topicId: topic?.id ?? '' }, body);
};

/** Answers what the visitor wrote. */
export const answer: Act = async (scene) => {
  const reply = await replyOfVisitor(scene, ({ parentId }) => parentId === null);
  const body = reply && scene.words.answers.draw();
  return body !== undefined && write(scene, { topicId: reply?.topicId ?? '', parentId: reply?.id ?? '' }, body);
};

/** Writes the visitor's name. */
export const mention: Act = async (scene) => {
  const topic = await elsewhere(scene, ({ author }) => author.username !== scene.visitor);
  const body = topic && scene.words.mentions.draw()?.replace('@', `@${scene.visitor}`);
  return body !== undefined && write(scene, { topicId: topic?.id ?? '' }, body);
};
