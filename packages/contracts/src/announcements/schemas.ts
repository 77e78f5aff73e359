import { z } from 'zod';
import { personSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';

export const importanceSchema = z.enum(['news', 'maintenance', 'broken']).meta({
  id: 'Importance',
  description: 'What an announcement is about, the least important first; `broken`: something is broken.',
});
export type Importance = z.infer<typeof importanceSchema>;

export const announcementStateSchema = z.enum(['draft', 'planned', 'published', 'ended', 'called_back']).meta({
  id: 'AnnouncementState',
  description:
    'A draft waits for an admin, a planned one for its time; a published one is out. An ended one was, and one that was called back was for a moment.',
});
export type AnnouncementState = z.infer<typeof announcementStateSchema>;

export const audienceSchema = z
  .strictObject({
    kind: z.string().describe('`all`: everybody who is signed in. `group`: who is in that group when they look.'),
    id: idSchema.nullable().describe('The group; `null` where there is one audience of the kind.'),
  })
  .meta({ id: 'Audience' });
export type Audience = z.infer<typeof audienceSchema>;

export const announcementLinkSchema = z
  .strictObject({
    url: z.string().describe('Where it leads: a path of this forum, or an address whose scheme is `https`.'),
    words: z.string().describe('What it says, as “See the plan”.'),
  })
  .meta({ id: 'AnnouncementLink' });

const what = {
  id: idSchema.describe('Names the announcement.'),
  importance: importanceSchema.describe('What it is about. Of several the most important is the banner.'),
  title: z.string().describe('The headline, 1 to 80 characters.'),
  body: z.string().describe('The text, in Markdown; may be empty.'),
  link: announcementLinkSchema.nullable().describe('Where it leads; `null`: nowhere.'),
  audience: audienceSchema.describe('Whom it is for.'),
  channels: z
    .array(z.string())
    .describe(
      'Where it is shown: as a `banner` on every page, in the `inbox`. A client passes over one it does not know.',
    ),
  endsAt: instantSchema.nullable().describe('When it ends by itself; `null`: when an admin ends it.'),
};
const version = z.int().describe('Rises with every change of the announcement: a lower one is old news.');

export const announcementSchema = z
  .strictObject({
    ...what,
    publishedAt: instantSchema.describe('When it went out; its place in the inbox.'),
    editedAt: instantSchema.nullable().describe('When it was changed after it went out; `null`: never.'),
    version,
  })
  .meta({ id: 'Announcement' });
export type Announcement = z.infer<typeof announcementSchema>;

export const shownAnnouncementSchema = announcementSchema
  .extend({
    dismissedAt: instantSchema.nullable().describe('When the viewer closed it, on any device; `null`: they did not.'),
  })
  .meta({ id: 'ShownAnnouncement' });
export type ShownAnnouncement = z.infer<typeof shownAnnouncementSchema>;

/** An announcement as admins have it, from its first draft on. */
export const managedAnnouncementSchema = z
  .strictObject({
    ...what,
    audienceName: z.string().nullable().describe('What the group is called; `null` where the audience is none.'),
    state: announcementStateSchema.describe('What became of it so far.'),
    publishAt: instantSchema.nullable().describe('When it goes out or was to; a draft may have a time without a plan.'),
    publishedAt: instantSchema.nullable().describe('When it went out; `null` while it did not.'),
    editedAt: instantSchema.nullable().describe('When it was changed after it went out; `null`: never.'),
    endedAt: instantSchema.nullable().describe('When it ended or was called back; `null` while it did not.'),
    callableUntil: instantSchema
      .nullable()
      .describe('Until when it can be called back; `null`: it cannot, or not any more.'),
    createdAt: instantSchema.describe('When its first draft was saved.'),
    createdBy: personSchema.describe('Who wrote it.'),
    updatedAt: instantSchema.describe('When it was last changed.'),
    updatedBy: personSchema.describe('Who changed it last.'),
    version,
  })
  .meta({ id: 'ManagedAnnouncement' });
export type ManagedAnnouncement = z.infer<typeof managedAnnouncementSchema>;

export const announcementEndedSchema = z
  .strictObject({
    id: idSchema.describe('The announcement.'),
    state: z.enum(['ended', 'called_back']).describe('Whether it ended, or was called back and is to be forgotten.'),
    endedAt: instantSchema.describe('When it ended.'),
    version,
  })
  .meta({ id: 'AnnouncementEnded' });

export const dismissalSchema = z
  .strictObject({
    id: idSchema.describe('The announcement.'),
    dismissedAt: instantSchema.nullable().describe('When the member closed it; `null`: it is open again.'),
  })
  .meta({ id: 'Dismissal' });
export type Dismissal = z.infer<typeof dismissalSchema>;
