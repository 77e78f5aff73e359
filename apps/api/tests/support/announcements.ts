import type { AnnouncementState, Importance } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { Any, Forum, Member } from './forum.ts';

type Stored = {
  importance?: Importance;
  title?: string;
  body?: string;
  audience?: string;
  audienceId?: string | null;
  state?: AnnouncementState;
};

/** Puts an announcement there as it would have been stored, out for everybody unless said, and answers its id. Nobody hears of it. */
export async function announce({ db }: Pick<Forum, 'db'>, as: Stored = {}): Promise<string> {
  const { state = 'published', audience = 'all', audienceId = null, importance = 'news' } = as;
  const id = uuidv7();
  const now = new Date();
  const waits = state === 'draft' || state === 'planned';
  const times = {
    publishAt: state === 'planned' ? new Date(now.getTime() + 86_400_000) : null,
    publishedAt: waits ? null : now,
    endedAt: state === 'ended' || state === 'called_back' ? now : null,
  };
  const by = await db.prisma.user.findFirstOrThrow({ where: { role: 'admin' }, select: { id: true } });
  const who = { createdById: by.id, updatedById: by.id };
  const what = {
    importance,
    title: as.title ?? 'Something to know',
    body: as.body ?? '',
    channels: ['banner', 'inbox'],
  };
  await db.prisma.announcement.create({ data: { id, ...what, ...times, ...who, audience, audienceId, state } });
  return id;
}

/** An announcement by an admin; answers it whole. Throws where it is refused. */
export async function newAnnouncement(admin: Member, input: object = {}): Promise<Any> {
  const answer: Any = await admin.post('/api/announcements', {
    title: 'Something to know',
    state: 'published',
    ...input,
  });
  if (answer.status !== 201) throw new Error(`Could not announce: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** What is out for somebody. */
export const announcedTo = async (who: Member, query = ''): Promise<Any[]> =>
  ((await who.get(`/api/announcements${query}`)).body as Any).items;
