import { type Rights, right } from '../../platform/rights/right.ts';
import { nothing, targetKind } from '../../platform/rights/target-kind.ts';
import { whyNotChangeProfile, whyNotSpeak } from './policy.ts';

/** Members, as far as it decides who may do what with them. */
export const memberKind = targetKind({
  name: 'member',
  states: { there: 'everybody' },
  meet: ({ author }) => ({ author }),
});

/** Who may do what with accounts. Signing in and out asks for a password or a cookie, never for the token. */
export const identityRights: Rights = {
  register: right(nothing, {
    tokenless: true,
    body: ({ word }) => ({ username: word, email: `${word}@example.org`, password: 'a long enough password' }),
  }),
  login: right(nothing, {
    tokenless: true,
    body: ({ word }) => ({ login: word, password: 'not the password' }),
  }),
  hasSession: right(nothing, { tokenless: true }),
  refresh: right(nothing, { tokenless: true }),
  logout: right(nothing, { tokenless: true }),
  verifyAddress: right(nothing, { tokenless: true, body: () => ({ token: 'x'.repeat(43) }) }),
  forgotPassword: right(nothing, { tokenless: true, body: ({ word }) => ({ login: word }) }),
  resetPassword: right(nothing, {
    tokenless: true,
    body: () => ({ token: 'x'.repeat(43), password: 'a long enough password' }),
  }),
  changeEmail: right(nothing, { body: ({ word }) => ({ email: `${word}@example.org`, password: 'not the password' }) }),
  resendVerification: right(nothing),
  inviteToSite: right(nothing, { whyNot: whyNotSpeak, body: () => ({}) }),
  siteInvitations: right(nothing),
  withdrawSiteInvitation: right(nothing),
  showSiteInvitation: right(nothing, { tokenless: true, body: () => ({ token: 'x'.repeat(43) }) }),
  me: right(nothing),
  'patchMe:profile': right(nothing, {
    whyNot: (actor) => whyNotChangeProfile(actor, { bio: '' }),
    body: ({ word }) => ({ displayName: word, bio: word }),
  }),
  'patchMe:settings': right(nothing, {
    whyNot: (actor) => whyNotChangeProfile(actor, {}),
    body: () => ({ locale: 'en', presenceHidden: false }),
  }),
  changePassword: right(nothing, {
    body: () => ({ currentPassword: 'not the password', newPassword: 'another long password' }),
  }),
  deleteMe: right(nothing, { body: () => ({ password: 'not the password', posts: 'keep' }) }),
  exportMe: right(nothing, { body: () => ({ password: 'not the password' }) }),
  sessions: right(nothing),
  revokeSession: right(nothing),
  mentionUsers: right(nothing, { query: () => 'mention=a' }),
  user: right(memberKind),
};
