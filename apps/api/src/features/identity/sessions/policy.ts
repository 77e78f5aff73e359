/** May this member sign in at this time? Not while suspended. */
export const canSignIn = (user: { suspendedUntil: Date | null }, now = Date.now()): boolean =>
  !user.suspendedUntil || user.suspendedUntil.getTime() <= now;
