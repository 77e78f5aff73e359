import { z } from 'zod';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { text } from '../kernel/text.ts';

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

export const meSchema = profileSchema
  .extend({ email: z.string(), presenceHidden: z.boolean(), version: z.int() })
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
  })
  .meta({ id: 'PatchMeInput' });

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
