import type { FastifyInstance } from 'fastify';
import { accountRoutes } from './account-routes.ts';
import { authRoutes } from './routes.ts';
import type { SessionPorts } from './session-service.ts';

export { mayModerate, maySanction } from './policy.ts';
export { personColumns, presentPerson } from './presenter.ts';
export { revokeIn } from './session-service.ts';

/** Members: registering, signing in, profile, sessions. */
export function identity(app: FastifyInstance, ports: SessionPorts & { secureCookies: boolean }): void {
  authRoutes(app, ports);
  accountRoutes(app);
}
