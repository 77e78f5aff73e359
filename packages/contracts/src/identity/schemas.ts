import { z } from 'zod';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { text } from '../kernel/text.ts';
import { isTimeZone, locales } from './locales.ts';

export const roleSchema = z.enum(['member', 'moderator', 'admin']).meta({ id: 'Role' });
export type Role = z.infer<typeof roleSchema>;

export const usernameSchema = z
  .string()
  .min(2)
  .max(30)
  .regex(/^[a-z0-9][a-z0-9_-]*$/, 'Use lower-case letters, digits, - and _')
  .meta({ id: 'Username' });

const printable = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u;
export const displayNameSchema = text().trim().min(1).max(60).regex(printable, 'No control characters');

/** At least 10 characters; the upper bound is checked before any hashing (ATTACKS 37). */
export const passwordSchema = text().min(10).max(200);

/** A person as others see them: safe to show beside any post. */
export const personSchema = z
  .strictObject({ id: idSchema, username: usernameSchema, displayName: z.string(), role: roleSchema })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof personSchema>;

export const profileSchema = personSchema
  .extend({
    bio: z.string(),
    joinedAt: instantSchema,
    topicCount: z.int(),
    replyCount: z.int(),
    likesReceived: z.int(),
    suspendedUntil: instantSchema.nullable(),
    silencedUntil: instantSchema.nullable(),
  })
  .meta({ id: 'Profile' });
export type Profile = z.infer<typeof profileSchema>;

export const localeSchema = z
  .enum(locales)
  .meta({ id: 'Locale', description: 'A language the product speaks, as a language tag.' });

export const timeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, 'That is not a time zone we know.')
  .meta({ id: 'TimeZone', description: 'A time zone by its name in the IANA database, such as Europe/Berlin.' });

export const meSchema = profileSchema
  .extend({
    email: z.string(),
    presenceHidden: z.boolean(),
    locale: localeSchema
      .nullable()
      .describe('The language this member chose for pages and messages; null: what the browser asks for.'),
    timeZone: z
      .string()
      .nullable()
      .describe('The IANA time zone this member chose for dates and times; null: that of the device.'),
    version: z.int(),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof meSchema>;

export const registerInputSchema = z
  .strictObject({
    username: usernameSchema,
    email: z.email().max(254).toLowerCase(),
    password: passwordSchema,
    displayName: displayNameSchema.optional(),
  })
  .meta({ id: 'RegisterInput' });
export type RegisterInput = z.infer<typeof registerInputSchema>;

/** `login` is a username or an e-mail address. */
export const loginInputSchema = z
  .strictObject({ login: text().trim().min(1).max(254).toLowerCase(), password: text().min(1).max(200) })
  .meta({ id: 'LoginInput' });
export type LoginInput = z.infer<typeof loginInputSchema>;

/** The access token lives in memory only; the refresh token travels in an httpOnly cookie. */
export const authAnswerSchema = z
  .strictObject({ user: meSchema, accessToken: z.string(), expiresAt: instantSchema })
  .meta({ id: 'AuthAnswer' });
export type AuthAnswer = z.infer<typeof authAnswerSchema>;

export const patchMeInputSchema = z
  .strictObject({
    displayName: displayNameSchema.optional(),
    bio: text().max(500).optional(),
    presenceHidden: z.boolean().optional(),
    locale: localeSchema.nullable().optional().describe('The language to use; null: what the browser asks for.'),
    timeZone: timeZoneSchema
      .nullable()
      .optional()
      .describe('The IANA time zone for dates and times; null: that of the device.'),
  })
  .meta({ id: 'PatchMeInput' });
export type PatchMeInput = z.infer<typeof patchMeInputSchema>;

export const changePasswordInputSchema = z
  .strictObject({ currentPassword: text().min(1).max(200), newPassword: passwordSchema })
  .meta({ id: 'ChangePasswordInput' });

export const sessionSchema = z
  .strictObject({
    id: idSchema,
    current: z.boolean(),
    userAgent: z.string(),
    ip: z.string(),
    createdAt: instantSchema,
    lastSeenAt: instantSchema,
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;
