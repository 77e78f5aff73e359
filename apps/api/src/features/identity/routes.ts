import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Device as KnownDevice, KnownDevices } from '../../platform/auth/known-device.ts';
import type { Ctx } from '../../platform/context/context.ts';
import { route } from '../../platform/http/route.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import { changePassword } from './account/change-password.ts';
import { changeProfile } from './account/change-profile.ts';
import { findMentionable } from './account/find-mentionable.ts';
import { type ProfileNumbers, presentMe } from './account/presenter.ts';
import { readMe } from './account/read-me.ts';
import { readProfile } from './account/read-profile.ts';
import { registerMember } from './account/register-member.ts';
import { readNumbers } from './account/repository.ts';
import { dropDeletion } from './leaving/repository.ts';
import { changeEmail, resendVerification } from './links/change-email.ts';
import { forgotPassword } from './links/forgot-password.ts';
import { resetPassword } from './links/reset-password.ts';
import { verifyAddress } from './links/verify-address.ts';
import { localeAsked } from './mails/reader.ts';
import { beginSession } from './sessions/begin-session.ts';
import {
  assertOwnPage,
  clearRefreshCookie,
  deviceCookieOf,
  refreshCookieOf,
  setDeviceCookie,
  setRefreshCookie,
} from './sessions/cookie.ts';
import { endSession } from './sessions/end-session.ts';
import type { Issued, SessionPorts } from './sessions/issued.ts';
import { listSessions } from './sessions/list-sessions.ts';
import { refreshBudget } from './sessions/refresh-budget.ts';
import { findSessionOfRefresh } from './sessions/repository.ts';
import { revokeSessions } from './sessions/revoke-sessions.ts';
import { rotateSession } from './sessions/rotate-session.ts';
import { noteNewSignIn } from './sign-in/new-sign-in.ts';
import { signIn } from './sign-in/sign-in.ts';

type Ports = SessionPorts & { secureCookies: boolean; rateLimits: boolean; devices: KnownDevices; mail: Mailer };
const askedBy = ({ headers }: FastifyRequest) => localeAsked(headers['accept-language']);
const cookieOf = ({ secureCookies, timings }: Ports) => ({ secure: secureCookies, lifeMs: timings.session });

type UserRow = Parameters<typeof presentMe>[0] & { tokenVersion: number };

/** Registering, signing in and out. The refresh token never leaves the httpOnly cookie. */
export function signInRoutes(app: FastifyInstance, ports: Ports): void {
  const { devices } = ports;
  const deviceOf = (request: FastifyRequest) => devices.read(deviceCookieOf(request));
  const device = (request: FastifyRequest) => ({
    userAgent: request.headers['user-agent'] ?? '',
    ip: request.address,
    name: deviceOf(request)?.id ?? null,
  });
  const cookie = cookieOf(ports);
  const takeRefresh = refreshBudget(ports.rateLimits);
  const giveCookies = (reply: FastifyReply, user: UserRow, issued: Issued, device: KnownDevice | null) => {
    setRefreshCookie(reply, issued.refreshToken, cookie);
    setDeviceCookie(reply, devices.write(device, user.id), cookie);
  };
  const granted = (user: UserRow, numbers: ProfileNumbers, { accessToken, expiresAt }: Issued) => ({
    user: presentMe(user, numbers),
    accessToken,
    expiresAt: expiresAt.toISOString(),
  });
  const answer = async (ctx: Ctx, user: UserRow, issued: Issued) =>
    granted(user, await readNumbers(ctx.db, user.id), issued);

  route(app, operations.register, async (ctx, { body }, { request, reply }) => {
    const user = await registerMember(ctx, ports.mail, body, { address: request.address, asked: askedBy(request) });
    const issued = await beginSession(ctx, ports, user, device(request));
    giveCookies(reply, user, issued, deviceOf(request));
    return answer(ctx, user, issued);
  });

  route(app, operations.login, async (ctx, { body }, { request, reply }) => {
    const user = await signIn(ctx, devices, body, {
      address: request.address,
      device: deviceOf(request),
      refreshToken: refreshCookieOf(request),
      countByAddress: request.countByAddress,
      unconfirmed: !ports.mail.on,
    });
    const issued = await beginSession(ctx, ports, user, device(request));
    if (!devices.knows(deviceOf(request), user.id)) {
      const { userAgent, ip } = device(request);
      const from = { sessionId: issued.sessionId, userAgent, address: ip, asked: askedBy(request) };
      await noteNewSignIn(ctx, ports.mail, user, from);
    }
    giveCookies(reply, user, issued, deviceOf(request));
    const kept = await dropDeletion(ctx.db, user.id);
    return { ...(await answer(ctx, user, issued)), ...(kept && { kept }) };
  });

  route(app, operations.hasSession, (_ctx, _input, { request }) => ({
    present: refreshCookieOf(request) !== undefined,
  }));

  route(app, operations.refresh, async (ctx, _input, { request, reply }) => {
    assertOwnPage(request);
    const since = performance.now();
    const token = refreshCookieOf(request);
    const known = deviceOf(request);
    const name = devices.nameIn(deviceCookieOf(request));
    const session = await findSessionOfRefresh(ctx.db, token);
    if (session) takeRefresh(session.id);
    // Before the rotation: the answers of tabs that ask at once leave in the order they were made in.
    const numbers = await readNumbers(ctx.db, session?.userId ?? null);
    const from = { token, since, device: name === null ? null : { name, isOurs: known !== null } };
    const { user, issued, boundTo } = await rotateSession(ctx, ports, from);
    // Signed with a secret that is gone, it keeps its name: the session is bound to that.
    giveCookies(reply, user, issued, known ?? { id: boundTo ?? devices.nameFor(issued.sessionId), marks: [] });
    return granted(user, numbers, issued);
  });

  route(app, operations.logout, async (ctx, _input, { request, reply }) => {
    assertOwnPage(request);
    const session = await findSessionOfRefresh(ctx.db, refreshCookieOf(request));
    clearRefreshCookie(reply);
    if (session) await revokeSessions(ctx, session.userId, [session.id], 'signed-out');
    return undefined;
  });
}

/** The member's own account and sessions, and what others may see of a member. */
export function accountRoutes(app: FastifyInstance, ports: Ports): void {
  const cookie = cookieOf(ports);

  route(app, operations.me, readMe);
  route(app, operations.patchMe, (ctx, { body }) => changeProfile(ctx, body));
  route(
    app,
    operations.changePassword,
    async (ctx, { body: { currentPassword, newPassword } }, { request: { outdated }, reply }) => {
      const change = { current: currentPassword, next: newPassword, outdated };
      const { accessToken, expiresAt, refreshToken } = await changePassword(ctx, ports, change);
      setRefreshCookie(reply, refreshToken, cookie);
      return { accessToken, expiresAt: expiresAt.toISOString() };
    },
    { takesOutdated: true },
  );
  route(app, operations.sessions, (ctx, { query }) => listSessions(ctx, query));
  route(app, operations.revokeSession, (ctx, { params }) => endSession(ctx, params.id));
  route(app, operations.mentionUsers, (ctx, { query }) => findMentionable(ctx, query.mention, query.topicId));
  route(app, operations.user, (ctx, { params }) => readProfile(ctx, params.username));
}

/** What the links do that are mailed, and having them mailed. */
export function linkRoutes(app: FastifyInstance, { mail }: Pick<Ports, 'mail'>): void {
  route(app, operations.verifyAddress, (ctx, { body }) => verifyAddress(ctx, body.token));
  route(app, operations.forgotPassword, (ctx, { body }, { request }) =>
    forgotPassword(ctx, body.login, askedBy(request)),
  );
  route(app, operations.resetPassword, (ctx, { body }, { request }) =>
    resetPassword(ctx, mail, { ...body, address: request.address, asked: askedBy(request) }),
  );
  route(app, operations.changeEmail, (ctx, { body }, { request }) =>
    changeEmail(ctx, mail, { ...body, asked: askedBy(request) }),
  );
  route(app, operations.resendVerification, (ctx, _input, { request }) =>
    resendVerification(ctx, mail, askedBy(request)),
  );
}
