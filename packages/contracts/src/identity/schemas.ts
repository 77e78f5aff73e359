import { z } from 'zod';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { positionsSchema } from '../kernel/meta.ts';
import { pageQuerySchema } from '../kernel/page.ts';
import { text, upTo, writtenText } from '../kernel/text.ts';
import { nameLine } from '../kernel/visible.ts';
import { isTimeZone, locales } from './locales.ts';

export const roleSchema = z
  .enum(['member', 'moderator', 'admin'])
  .meta({ id: 'Role', description: 'A moderator decides over what members wrote; an admin over everything.' });
export type Role = z.infer<typeof roleSchema>;

export const usernameSchema = z
  .string()
  .toLowerCase()
  .min(2)
  .max(30)
  .regex(/^[a-z0-9][a-z0-9_-]*$/, 'Use lower-case letters, digits, - and _')
  .meta({ id: 'Username', description: '2 to 30 letters, digits, `-` and `_`; kept in lower case and found in any.' });

export const displayNameSchema = nameLine().min(1).check(upTo(60));

/** At least 10 characters; the upper bound is checked before any hashing (ATTACKS 37). */
export const passwordSchema = text().min(10).check(upTo(200));

/** A person as others see them: safe to show beside any post. */
export const personSchema = z
  .strictObject({
    id: idSchema.describe('The member; stays when they are renamed.'),
    username: usernameSchema.describe('Unique; what a mention is written with.'),
    displayName: z.string().describe('How the member wants to be called.'),
    role: roleSchema.describe('What the member may do on this server.'),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof personSchema>;

export const profileSchema = personSchema
  .extend({
    bio: z.string().describe('What they say of themselves; may be empty.'),
    joinedAt: instantSchema.describe('When they registered.'),
    topicCount: z.int().describe('Topics they started that are not deleted.'),
    replyCount: z.int().describe('Replies they wrote that are not deleted.'),
    likesReceived: z.int().describe('Likes on what they wrote.'),
    suspendedUntil: instantSchema.nullable().describe('Until then they cannot sign in; `null` when not suspended.'),
    silencedUntil: instantSchema.nullable().describe('Until then they cannot write; `null` when not silenced.'),
  })
  .meta({ id: 'Profile' });
export type Profile = z.infer<typeof profileSchema>;

/** What a member is to the viewer. */
export const profileViewerSchema = z
  .strictObject({
    following: z.boolean().describe('Whether the viewer follows this member.'),
    blocked: z.boolean().describe('Whether the viewer blocks this member.'),
  })
  .meta({ id: 'ProfileViewer' });
export type ProfileViewer = z.infer<typeof profileViewerSchema>;

export const profileAnswerSchema = profileSchema
  .extend({
    viewer: profileViewerSchema
      .nullable()
      .optional()
      .describe('What is the viewer’s own; `null` when signed out or their own profile. Absent from older servers.'),
    positions: positionsSchema.optional().describe('Where the viewer’s own room stood when it was read.'),
  })
  .meta({ id: 'ProfileAnswer' });
export type ProfileAnswer = z.infer<typeof profileAnswerSchema>;

export const localeSchema = z
  .enum(locales)
  .meta({ id: 'Locale', description: 'A language the product speaks, as a language tag.' });

export const timeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, 'Name a time zone of the IANA database, such as Europe/Berlin.')
  .meta({ id: 'TimeZone', description: 'A time zone by its name in the IANA database, such as Europe/Berlin.' });

export const meSchema = profileSchema
  .extend({
    email: z.string().describe('Where the member is reached; nobody else sees it.'),
    emailVerified: z
      .boolean()
      .optional()
      .describe('Whether a link that was mailed to that address was opened. Absent from older servers.'),
    presenceHidden: z.boolean().describe('Whether others never see them online or typing.'),
    locale: localeSchema
      .nullable()
      .describe('The language this member chose for pages and messages; null: what the browser asks for.'),
    timeZone: z
      .string()
      .nullable()
      .describe('The IANA time zone this member chose for dates and times; null: that of the device.'),
    deviceTimeZone: z
      .string()
      .nullable()
      .optional()
      .describe(
        'The zone a device of theirs reported last: what they put off and their quiet hours are meant on its clock while they chose none. `null` while none was reported, then it is UTC; absent from older servers.',
      ),
    version: z.int().describe('Rises with every change of the member.'),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof meSchema>;

/** What a link that was mailed ends in. */
export const mailedTokenSchema = z
  .string()
  .max(43)
  .regex(/^[\w-]{43}$/, 'The link is not complete.')
  .meta({ id: 'MailedToken', description: 'What a link that was mailed ends in: 43 letters, digits, `-` and `_`.' });

export const registerInputSchema = z
  .strictObject({
    username: usernameSchema.describe('Unique; what a mention is written with.'),
    email: z.email().max(254).toLowerCase().describe('Where the member is reached; kept in lower case.'),
    password: passwordSchema.describe('10 to 200 characters.'),
    displayName: displayNameSchema
      .optional()
      .describe('How the member wants to be called; the username when left out.'),
    invitation: mailedTokenSchema
      .optional()
      .describe('What the link of an invitation ends in. The address it was mailed to is confirmed with it.'),
  })
  .meta({ id: 'RegisterInput' });
export type RegisterInput = z.infer<typeof registerInputSchema>;

/** `login` is a username or an e-mail address. */
export const loginInputSchema = z
  .strictObject({
    login: text().trim().min(1).check(upTo(254)).toLowerCase().describe('A username or an e-mail address.'),
    password: text().min(1).check(upTo(200)).describe('As it was chosen at registration, or changed to.'),
  })
  .meta({ id: 'LoginInput' });
export type LoginInput = z.infer<typeof loginInputSchema>;

/** The access token lives in memory only; the refresh token travels in an httpOnly cookie. */
export const authAnswerSchema = z
  .strictObject({
    user: meSchema.describe('The member who is signed in.'),
    accessToken: z.string().describe('For `Authorization: Bearer` and the handshake; keep it in memory only.'),
    expiresAt: instantSchema.describe('When the access token ends: ask for a new one before.'),
    kept: z
      .boolean()
      .optional()
      .describe('Whether the account was to be deleted, and is kept because its member signed in.'),
  })
  .meta({ id: 'AuthAnswer' });
export type AuthAnswer = z.infer<typeof authAnswerSchema>;

export const patchMeInputSchema = z
  .strictObject({
    displayName: displayNameSchema.optional().describe('How the member wants to be called.'),
    bio: writtenText().check(upTo(500)).optional().describe('What they say of themselves.'),
    presenceHidden: z.boolean().optional().describe('Whether others never see them online or typing.'),
    locale: localeSchema.nullable().optional().describe('The language to use; null: what the browser asks for.'),
    timeZone: timeZoneSchema
      .nullable()
      .optional()
      .describe('The IANA time zone for dates and times; null: that of the device.'),
    deviceTimeZone: timeZoneSchema
      .optional()
      .describe('The zone this device is set to. It never takes the place of one that the member chose.'),
  })
  .meta({ id: 'PatchMeInput' });
export type PatchMeInput = z.infer<typeof patchMeInputSchema>;

export const changePasswordInputSchema = z
  .strictObject({
    currentPassword: text().min(1).check(upTo(200)).describe('The password up to now.'),
    newPassword: passwordSchema.describe('10 to 200 characters.'),
  })
  .meta({ id: 'ChangePasswordInput' });

/** Left out by servers of before, where the access token of this session went on. */
export const changePasswordAnswerSchema = z
  .strictObject({
    accessToken: z
      .string()
      .optional()
      .describe('Takes the place of every access token up to now, which are refused from here on.'),
    expiresAt: instantSchema.optional().describe('When that access token ends: ask for a new one before.'),
  })
  .meta({ id: 'ChangePasswordAnswer' });
export type ChangePasswordAnswer = z.infer<typeof changePasswordAnswerSchema>;

export const verifyInputSchema = z
  .strictObject({ token: mailedTokenSchema.describe('What the link ends in.') })
  .meta({ id: 'VerifyInput' });

export const verifyAnswerSchema = z
  .strictObject({ email: z.string().describe('The address that is confirmed, and the member’s from now on.') })
  .meta({ id: 'VerifyAnswer' });

export const changeEmailInputSchema = z
  .strictObject({
    email: z.email().max(254).toLowerCase().describe('The new address; nothing changes until its link is opened.'),
    password: text().min(1).check(upTo(200)).describe('The member’s password.'),
  })
  .meta({ id: 'ChangeEmailInput' });

export const forgotInputSchema = z
  .strictObject({
    login: text().trim().min(1).check(upTo(254)).toLowerCase().describe('A username or an e-mail address.'),
  })
  .meta({ id: 'ForgotInput' });

export const resetInputSchema = z
  .strictObject({
    token: mailedTokenSchema.describe('What the link ends in.'),
    password: passwordSchema.describe('The new password, 10 to 200 characters.'),
  })
  .meta({ id: 'ResetInput' });

export const sessionSchema = z
  .strictObject({
    id: idSchema.describe('Names the sign-in, for ending it.'),
    current: z.boolean().describe('Whether this request was made with it.'),
    userAgent: z.string().describe('What the browser called itself when it signed in.'),
    ip: z.string().describe('The address it signed in from.'),
    createdAt: instantSchema.describe('When it began.'),
    lastSeenAt: instantSchema.describe('When it last renewed its token.'),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;

/** A page holds a hundred unless it is asked for less, as it did when there was one. */
export const sessionListQuerySchema = pageQuerySchema.extend({
  limit: z.coerce.number().int().min(1).max(100).default(100).describe('How many sessions a page holds at most.'),
});
