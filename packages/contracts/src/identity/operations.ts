import { z } from 'zod';
import { idSchema } from '../kernel/ids.ts';
import { pageOf } from '../kernel/page.ts';
import { text, upTo } from '../kernel/text.ts';
import { operation } from '../rest/operation.ts';
import {
  authAnswerSchema,
  changeEmailInputSchema,
  changePasswordAnswerSchema,
  changePasswordInputSchema,
  forgotInputSchema,
  loginInputSchema,
  meSchema,
  patchMeInputSchema,
  personSchema,
  profileAnswerSchema,
  registerInputSchema,
  resetInputSchema,
  sessionListQuerySchema,
  sessionSchema,
  usernameSchema,
  verifyAnswerSchema,
  verifyInputSchema,
} from './schemas.ts';

const listOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({
    items: z.array(item).describe('All of them.'),
    nextCursor: z.string().nullable().describe('Always `null`: there is one page.'),
  });

export const identityOperations = {
  register: operation({
    method: 'POST',
    path: '/api/auth/register',
    access: 'public',
    summary:
      'Creates a member and signs them in. It answers the same whether somebody has that address or not; its owner hears of it by mail.',
    body: registerInputSchema,
    answer: authAnswerSchema,
    status: 201,
    perMinute: 20,
  }),
  login: operation({
    method: 'POST',
    path: '/api/auth/login',
    access: 'public',
    summary: 'Signs in; sets the refresh cookie.',
    body: loginInputSchema,
    answer: authAnswerSchema,
    perMinute: 60,
  }),
  hasSession: operation({
    method: 'GET',
    path: '/api/auth/session',
    access: 'public',
    summary: 'Says whether this browser sent a refresh cookie, so that the page of a visitor need not try one in vain.',
    answer: z.strictObject({ present: z.boolean().describe('Whether there is one; it need not be good any more.') }),
  }),
  refresh: operation({
    method: 'POST',
    path: '/api/auth/refresh',
    access: 'public',
    summary: 'Rotates the refresh cookie and answers a new access token; a session may do so 60 times a minute.',
    answer: authAnswerSchema,
    perMinute: 600,
  }),
  logout: operation({
    method: 'POST',
    path: '/api/auth/logout',
    access: 'public',
    summary: 'Signs out: ends this session on every server within 2 s.',
  }),
  verifyAddress: operation({
    method: 'POST',
    path: '/api/auth/verify',
    access: 'public',
    summary: 'Confirms the address that a link was mailed to; a new address takes the place of the old one.',
    body: verifyInputSchema,
    answer: verifyAnswerSchema,
    perMinute: 30,
  }),
  forgotPassword: operation({
    method: 'POST',
    path: '/api/auth/forgot',
    access: 'public',
    summary:
      'Mails a link for a new password, if there is such a member; it answers the same whether there is one or not.',
    body: forgotInputSchema,
    perMinute: 10,
  }),
  resetPassword: operation({
    method: 'POST',
    path: '/api/auth/reset',
    access: 'public',
    summary: 'Sets a new password with a link that was mailed, good once and for 30 minutes, and ends every session.',
    body: resetInputSchema,
    perMinute: 20,
  }),
  me: operation({
    method: 'GET',
    path: '/api/me',
    access: 'member',
    summary: 'Answers the signed-in member.',
    answer: meSchema,
  }),
  patchMe: operation({
    method: 'PATCH',
    path: '/api/me',
    access: 'member',
    summary: 'Changes the signed-in member’s profile.',
    body: patchMeInputSchema,
    answer: meSchema,
  }),
  changePassword: operation({
    method: 'PUT',
    path: '/api/me/password',
    access: 'member',
    summary:
      'Changes the password and ends every other session; this one goes on with the token and the cookie answered, and its connections come back with them.',
    body: changePasswordInputSchema,
    answer: changePasswordAnswerSchema,
    perMinute: 10,
  }),
  changeEmail: operation({
    method: 'POST',
    path: '/api/me/email',
    access: 'member',
    summary: 'Mails a link to a new address and a notice to the old one; the address changes when the link is opened.',
    body: changeEmailInputSchema,
    perMinute: 10,
  }),
  resendVerification: operation({
    method: 'POST',
    path: '/api/me/email/verification',
    access: 'member',
    summary: 'Mails the link that confirms the address once more; once a minute and five times a day.',
    perMinute: 10,
  }),
  sessions: operation({
    method: 'GET',
    path: '/api/sessions',
    access: 'member',
    summary: 'Lists the sessions of this member, last used first: where they are signed in.',
    query: sessionListQuerySchema,
    answer: pageOf(sessionSchema),
  }),
  revokeSession: operation({
    method: 'DELETE',
    path: '/api/sessions/:id',
    access: 'member',
    summary: 'Ends one session on every server within 2 s.',
    params: z.strictObject({ id: idSchema.describe('The session to end.') }),
  }),
  mentionUsers: operation({
    method: 'GET',
    path: '/api/users',
    access: 'member',
    summary: 'Finds members whose name begins as given; those who wrote in the topic come first.',
    query: z.strictObject({
      mention: text().check(upTo(30)).describe('How the user name or the display name begins.'),
      topicId: idSchema.optional().describe('The topic the mention is written in: who wrote there comes first.'),
    }),
    answer: listOf(personSchema),
  }),
  user: operation({
    method: 'GET',
    path: '/api/users/:username',
    access: 'public',
    summary: 'Answers the public profile of a member.',
    params: z.strictObject({ username: usernameSchema.describe('The user name of the member.') }),
    answer: profileAnswerSchema,
  }),
} as const;
