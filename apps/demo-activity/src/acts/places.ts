import type { CategoryView, Group, GroupMember, ReplyView, TopicView } from '@tidings/contracts';
import type { DemoMember } from '../demo-member.ts';
import { pick, type Scene } from '../scene.ts';

export type Page<T> = { items: T[] };

/** Topics one may write in now, the latest first. */
export async function openTopics(actor: DemoMember): Promise<TopicView[]> {
  const { items } = await actor.call<Page<TopicView>>('GET', '/api/topics?limit=50');
  return items.filter(({ locked, status }) => !locked && status === 'visible');
}

/** The newest replies of a topic. */
export async function repliesOf(actor: DemoMember, { id, counts }: TopicView, limit = 20): Promise<ReplyView[]> {
  const before = counts.lastNumber + 1;
  return (await actor.call<Page<ReplyView>>('GET', `/api/topics/${id}/replies?before=${before}&limit=${limit}`)).items;
}

/** A topic of the visitor's. */
export async function topicOfVisitor({ actor, visitor, random }: Scene, fits: (topic: TopicView) => boolean) {
  const own = (await openTopics(actor)).filter((topic) => topic.author.username === visitor && fits(topic));
  return pick(own, random);
}

/** A reply of the visitor's, out of the latest topics. At most so many topics are looked into. */
export async function replyOfVisitor({ actor, visitor, random }: Scene, fits: (reply: ReplyView) => boolean) {
  const wrote = (topic: TopicView) => topic.counts.participants.some(({ username }) => username === visitor);
  const topics = await openTopics(actor);
  for (const topic of [...topics.filter(wrote), ...topics.filter((one) => !wrote(one))].slice(0, 8)) {
    const own = (await repliesOf(actor, topic, 50)).filter(
      (reply) => reply.author.username === visitor && reply.status === 'visible' && fits(reply),
    );
    const found = pick(own, random);
    if (found) return found;
  }
  return undefined;
}

export const categories = async (actor: DemoMember): Promise<CategoryView[]> =>
  (await actor.call<Page<CategoryView>>('GET', '/api/categories')).items;

/** Groups the actor sees, with who is in them. */
export async function groupsWithMembers(actor: DemoMember): Promise<{ group: Group; members: GroupMember[] }[]> {
  const { items } = await actor.call<Page<Group>>('GET', '/api/groups?limit=50');
  const found: { group: Group; members: GroupMember[] }[] = [];
  for (const group of items.slice(0, 20)) {
    const { items: members } = await actor.call<Page<GroupMember>>('GET', `/api/groups/${group.id}/members?limit=50`);
    found.push({ group, members });
  }
  return found;
}
