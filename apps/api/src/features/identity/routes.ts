import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Ctx } from '../../platform/context/context.ts';
import { route } from '../../platform/http/route.ts';
import { assertOwnPage, clearRefreshCookie, refreshCookieOf, setRefreshCookie } from './cookie.ts';
import { presentMe } from './presenter.ts';
import { readNumbers } from './repository.ts';
import {
  beginSession,
  type Issued,
  revokeSessions,
  rotateSession,
  type SessionPorts,
  sessionOfRefresh,
} from './session-service.ts';
import { registerMember, signIn } from './sign-in-service.ts';

type Ports = SessionPorts & { secureCookies: boolean };
type UserRow = Parameters<typeof presentMe>[0] & { tokenVersion: number };

/** Registering, signing in and out. The refresh token never leaves the httpOnly cookie. */
export function authRoutes(app: FastifyInstance, ports: Ports): void {
  const device = (request: FastifyRequest) => ({ userAgent: request.headers['user-agent'] ?? '', ip: request.ip });
  const cookie = { secure: ports.secureCookies, lifeMs: ports.timings.session };
  const answer = async (ctx: Ctx, user: UserRow, issued: Issued) => ({
    user: presentMe(user, await readNumbers(ctx.db, user.id)),
    accessToken: issued.accessToken,
    expiresAt: issued.expiresAt.toISOString(),
  });

  route(app, operations.register, async (ctx, { body }, { request, reply }) => {
    const user = await registerMember(ctx, body);
    const issued = await beginSession(ctx, ports, user, device(request));
    setRefreshCookie(reply, issued.refreshToken, cookie);
    return answer(ctx, user, issued);
  });

  route(app, operations.login, async (ctx, { body }, { request, reply }) => {
    const user = await signIn(ctx, body, request.ip);
    const issued = await beginSession(ctx, ports, user, device(request));
    setRefreshCookie(reply, issued.refreshToken, cookie);
    return answer(ctx, user, issued);
  });

  route(app, operations.refresh, async (ctx, _input, { request, reply }) => {
    assertOwnPage(request);
    const { user, issued } = await rotateSession(ctx, ports, refreshCookieOf(request));
    setRefreshCookie(reply, issued.refreshToken, cookie);
    return answer(ctx, user, issued);
  });

  route(app, operations.logout, async (ctx, _input, { request, reply }) => {
    assertOwnPage(request);
    const session = await sessionOfRefresh(ctx, refreshCookieOf(request));
    clearRefreshCookie(reply);
    if (session) await revokeSessions(ctx, session.userId, [session.id], 'signed-out');
    return undefined;
  });
}
