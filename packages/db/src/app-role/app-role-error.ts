import { appRole } from './app-url.ts';

/** The application cannot connect as it has to; the message says what to do. */
export class AppRoleError extends Error {
  override name = 'AppRoleError';
}

/** What a superuser runs where the role cannot be made for them. */
export const roleStatement = (role: string, password = "'a long random password'"): string =>
  `CREATE ROLE "${role}" LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${password};`;

/** How an operator gives the application a role of its own. */
export const advice = (owner: string): string =>
  [
    `Run as a superuser:\n  ${roleStatement(appRole)}`,
    `then set DATABASE_OWNER_URL to the address of ${owner}, which keeps the tables, and DATABASE_URL to that of ${appRole}.`,
    'Rights are granted at the next start (docs/operations.md).',
  ].join('\n');
