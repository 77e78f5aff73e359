import { z } from 'zod';
import { defineMail } from '../../../platform/mail/define-mail.ts';
import { item as itemOf } from '../../../platform/mail/render/parts.ts';
import { de, en } from './messages.ts';
import { readStillUnread } from './repository.ts';

/** Notifications that one e-mail holds. */
export const BUNDLE_MOST = 50;

const saidSchema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  message: z.string(),
  action: z.string(),
  path: z.string(),
  at: z.string(),
});
const dataSchema = z.strictObject({
  ids: z.array(z.uuid()).min(1).max(BUNDLE_MOST),
  category: z.string(),
  /** Of a topic its title, while it has one. */
  topic: z.string().nullable(),
  daily: z.boolean(),
  unsubscribe: z.url(),
  /** What is still unread when it is handed over. */
  said: z.array(saidSchema).max(BUNDLE_MOST),
});
type Data = z.infer<typeof dataSchema>;
type Say = (key: string, params?: Record<string, string | number>) => string;

function subjectOf({ said, topic, daily }: Data, say: Say): string {
  const count = said.length;
  if (daily) return say('daily', { count });
  const [first] = said;
  if (count === 1 && first) return first.title;
  return topic === null ? say('several', { count }) : say('topic', { count, topic });
}

/** What a member did not read in the app: one mail for each conversation, of what is still unread when it is handed over. */
export const notificationMail = defineMail<Data>({
  name: 'notifications',
  data: dataSchema,
  messages: { en, de },
  async prepare(data, { db }) {
    const said = await readStillUnread(db, data.ids);
    return said.length === 0 ? null : { ...data, said };
  },
  write(data, { say, formatter, link }) {
    const subject = subjectOf(data, say);
    const [first] = data.said;
    return {
      subject,
      preview: data.said.length === 1 ? (first?.message ?? '') : data.said.map(({ title }) => title).join(' · '),
      heading: subject,
      body: data.said.map(({ id, title, message, action, path, at }) => ({
        ...itemOf({
          // One that stands alone is in the heading already.
          title: data.said.length === 1 ? '' : title,
          excerpt: message,
          meta: formatter.date(new Date(at), { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
          url: link(path),
          action,
        }),
        key: id,
      })),
      why: say(data.daily ? 'why.daily' : 'why'),
      links: [
        { label: say('stop'), url: data.unsubscribe },
        { label: say('settings'), url: link('/settings/notifications') },
      ],
    };
  },
});
