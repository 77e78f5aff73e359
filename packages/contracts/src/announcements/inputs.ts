import { z } from 'zod';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { pageQuerySchema } from '../kernel/page.ts';
import { upTo, writtenText } from '../kernel/text.ts';
import { line } from '../kernel/visible.ts';
import { announcementChannels } from './audiences.ts';
import { ANNOUNCEMENT_BODY_MAX, HEADLINE_MAX } from './limits.ts';
import { importanceSchema } from './schemas.ts';

const word = z
  .string()
  .min(1)
  .max(16)
  .regex(/^[a-z_]+$/, 'Nothing is named so');

/** A path of this forum, or https: nothing that runs as a script, and no other forum in disguise. */
const url = z
  .string()
  .min(1)
  .max(500)
  .regex(/^(?:https:\/\/[^/\\\s\p{C}]|\/(?![/\\]))[^\\\s\p{C}]*$/u, 'Begin it with / or https://');

/** Whom it is for. A kind this server does not know is no fault of form: it answers UNSUPPORTED. */
export const audienceInputSchema = z
  .strictObject({
    kind: word.describe('`all` or `group`; one this server does not know answers UNSUPPORTED.'),
    id: idSchema.nullable().default(null).describe('The group; left out for `all`.'),
  })
  .meta({ id: 'AudienceInput' });
export type AudienceInput = z.infer<typeof audienceInputSchema>;

const fields = {
  importance: importanceSchema,
  title: line().min(1).check(upTo(HEADLINE_MAX)),
  body: writtenText().trim().check(upTo(ANNOUNCEMENT_BODY_MAX)),
  link: z
    .strictObject({
      url: url.describe('A path of this forum, or an address whose scheme is `https`.'),
      words: line().min(1).check(upTo(60)).describe('What it says.'),
    })
    .nullable(),
  audience: audienceInputSchema,
  channels: z.array(word).min(1).max(8),
  publishAt: instantSchema.nullable(),
  endsAt: instantSchema.nullable(),
  state: z.enum(['draft', 'planned', 'published']),
};
const about = {
  importance: 'What it is about.',
  title: 'The headline.',
  body: 'The text, in Markdown; may be empty.',
  link: 'Where it leads; `null`: nowhere.',
  channels: 'Where it is shown; one this server does not know answers UNSUPPORTED.',
  publishAt: 'When it is to go out; within a year.',
  endsAt: 'When it ends by itself, after it went out and within a year; `null`: when an admin ends it.',
  state: '`draft`: it waits. `planned`: it goes out at `publishAt`, by itself. `published`: it goes out now.',
};

export const createAnnouncementInputSchema = z
  .strictObject({
    importance: fields.importance.default('news').describe(about.importance),
    title: fields.title.describe(about.title),
    body: fields.body.default('').describe(about.body),
    link: fields.link.default(null).describe(about.link),
    audience: fields.audience.default({ kind: 'all', id: null }).describe('Whom it is for.'),
    channels: fields.channels.default([...announcementChannels]).describe(about.channels),
    publishAt: fields.publishAt.default(null).describe(about.publishAt),
    endsAt: fields.endsAt.default(null).describe(about.endsAt),
    state: fields.state.default('draft').describe(about.state),
  })
  .meta({ id: 'CreateAnnouncementInput' });
export type CreateAnnouncement = z.infer<typeof createAnnouncementInputSchema>;

export const patchAnnouncementInputSchema = z
  .strictObject({
    version: z.int().min(1).describe('The version the change was made from; another one answers VERSION_CONFLICT.'),
    importance: fields.importance.optional().describe(about.importance),
    title: fields.title.optional().describe(about.title),
    body: fields.body.optional().describe(about.body),
    link: fields.link.optional().describe(about.link),
    audience: fields.audience.optional().describe('Whom it is for; stays as it is once it is out.'),
    channels: fields.channels.optional().describe(about.channels),
    publishAt: fields.publishAt.optional().describe(`${about.publishAt} Stays as it is once it is out.`),
    endsAt: fields.endsAt.optional().describe(about.endsAt),
    state: fields.state.optional().describe(`${about.state} One that is out goes back to neither.`),
  })
  .meta({ id: 'PatchAnnouncementInput' });
export type PatchAnnouncement = z.infer<typeof patchAnnouncementInputSchema>;

export const manageQuerySchema = pageQuerySchema.extend({
  show: z
    .enum(['draft', 'planned', 'sent'])
    .optional()
    .describe('Only drafts, only those that are planned, or only those that went out, ended or not.'),
});
