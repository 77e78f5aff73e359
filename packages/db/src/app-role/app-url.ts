import { createHmac } from 'node:crypto';

/** The role the application connects as, where whoever runs it names no other. */
export const appRole = 'tidings_app';

/** Who an address says to connect as, and with what. @throws when it is no address */
export function loginOf(url: string): { user: string; password: string } {
  const at = new URL(url);
  const of = (name: string, written: string) => at.searchParams.get(name) ?? decodeURIComponent(written);
  return { user: of('user', at.username), password: of('password', at.password) };
}

/**
 * The address of the same database for the application's role. Its password follows from the owner's, so that every instance finds the
 * same one and none is stored; the way back does not exist. An owner without a password (trust) has an application without one.
 */
export function appUrlOf(ownerUrl: string): string {
  const { password } = loginOf(ownerUrl);
  const at = new URL(ownerUrl);
  for (const name of ['user', 'password']) at.searchParams.delete(name);
  // An address without a host, that of a socket file, has no place for a user.
  const set = (user: string, word: string) => {
    if (at.host) [at.username, at.password] = [user, word];
    else {
      at.searchParams.set('user', user);
      if (word) at.searchParams.set('password', word);
    }
  };
  set(appRole, password && createHmac('sha256', password).update(`password of ${appRole}`).digest('base64url'));
  return at.href;
}
