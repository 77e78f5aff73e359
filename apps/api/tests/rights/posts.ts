import { type Forum, type Member, newReply, newTopic } from '../support/forum.ts';

type Place = {
  forum: Forum;
  owner: Member;
  /** Where a topic in this state stands. */
  categoryOf: (state: string) => string;
  beforeItIsArchived: <T>(write: () => Promise<T>) => Promise<T>;
};

/** Topics and replies in every state, each written once. */
export function postsOf({ forum: { db }, owner, categoryOf, beforeItIsArchived }: Place) {
  const topics = new Map<string, string>();
  const topicIn = async (state: string) => {
    const id =
      topics.get(state) ??
      (await beforeItIsArchived(() => newTopic(owner, categoryOf(state), `A topic that is ${state}`)));
    topics.set(state, id);
    return id;
  };
  const replies = new Map<string, string>();
  const topicOfReply = (state: string) =>
    /topic|archived/.test(state) ? state : state.includes('private') ? 'private' : 'open';
  const replyTo = (topicId: string) => beforeItIsArchived(() => newReply(owner, topicId));
  const replyIn = async (state: string) => {
    const id = replies.get(state) ?? (await replyTo(await topicIn(topicOfReply(state)))).id;
    replies.set(state, id);
    return id;
  };
  const writeTopic = (id: string, state: string, authorId: string) =>
    db.prisma.topic.update({
      where: { id },
      data: {
        ...{ authorId, categoryId: categoryOf(state), pinned: false, body: 'The first words.' },
        locked: state.includes('locked'),
        status: state === 'hidden' ? 'hidden' : 'visible',
        deletedAt: state.includes('deleted') ? new Date() : null,
      },
    });
  return { topicIn, topicOfReply, replyIn, writeTopic };
}
