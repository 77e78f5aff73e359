import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Notification } from '@tidings/contracts';
import { call } from '../../../../lib/api/call.ts';
import { isStatus } from '../../../../lib/http/error.ts';
import { categoriesQuery } from '../../../categories/index.ts';
import { readMutes } from '../../../interruptions/index.ts';
import type { Person, Place, Subject } from '../model/subject.ts';

export const subjectKey = ['inbox', 'subject'] as const;

/** What is gone, or is not the reader's to see any more, has no setting. */
async function ifSeen<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isStatus(error, 403, 404)) return undefined;
    throw error;
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

async function placesOf(client: QueryClient, { data, entity }: Notification, signal: AbortSignal) {
  const [topicId, groupId] = [text(data.topicId), text(data.groupId)];
  const topic =
    topicId === undefined
      ? undefined
      : await ifSeen(call('GET /api/topics/:id', { params: { id: topicId } }, { signal }));
  const categories = topic ? await client.ensureQueryData(categoriesQuery()) : [];
  const category = topic && categories.find(({ id }) => id === topic.categoryId);
  const ofGroup = groupId ?? category?.groupId ?? undefined;
  const group = ofGroup && (await ifSeen(call('GET /api/groups/:id', { params: { id: ofGroup } }, { signal })));
  const reply =
    topic && entity?.type === 'reply' && typeof data.number === 'number'
      ? (
          await call(
            'GET /api/topics/:id/replies',
            { params: { id: topic.id }, query: { after: Math.max(0, data.number - 1), limit: 1 } },
            { signal },
          )
        ).items.find(({ id }) => id === entity.id)
      : undefined;
  const places: Place[] = [
    ...(topic
      ? [{ type: 'topic' as const, id: topic.id, name: topic.title, level: topic.viewer?.watch ?? 'normal' }]
      : []),
    ...(category
      ? [{ type: 'category' as const, id: category.id, name: category.name, level: category.viewer?.watch ?? 'normal' }]
      : []),
    ...(group
      ? [{ type: 'group' as const, id: group.id, name: group.name, level: group.viewer?.watch ?? 'normal' }]
      : []),
  ];
  return { places, threadId: reply && (reply.parentId ?? reply.id), author: topic ? topic.author : undefined };
}

/** Who did it, and, where that is why, whether the reader follows them. */
async function personOf(
  { actor, reason, data }: Notification,
  author: { id: string; username: string } | undefined,
  signal: AbortSignal,
): Promise<Person | undefined> {
  if (actor?.kind !== 'member' || actor.id === null) return undefined;
  const { id, name } = actor;
  const username = author?.id === id ? author.username : text(data.username);
  if (username === undefined || reason !== 'you_follow') return { id, name };
  const profile = await ifSeen(call('GET /api/users/:username', { params: { username } }, { signal }));
  return { id, name, username, ...(profile?.viewer && { following: profile.viewer.following }) };
}

/** What a notification is about, with the settings that have to do with it. Events keep it true while it is shown. */
export const subjectQuery = (client: QueryClient, item: Notification) =>
  queryOptions({
    queryKey: [...subjectKey, item.id],
    queryFn: async ({ signal }): Promise<Subject> => {
      // What is read first names the position: what changes while the rest comes is heard as events.
      const { items: mutes, positions } = await readMutes(signal);
      const [{ timeZone: ___, nextInterruptionAt: _, positions: __, ...preferences }, { places, threadId, author }] =
        await Promise.all([call('GET /api/notifications/preferences', {}, { signal }), placesOf(client, item, signal)]);
      const person = await personOf(item, author, signal);
      return { preferences, mutes, places, threadId, person, positions };
    },
    staleTime: 60_000,
    gcTime: 60_000,
  });
