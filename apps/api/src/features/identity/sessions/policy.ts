/**
 * May a refresh token come from this device? The cookies of token and device are given, kept and sent together, so a token
 * that was seen with one and comes with another, or with none, was taken out of its browser. Programs that keep no device
 * are never bound to one.
 */
export const comesFromItsDevice = (bound: string | null, brought: string | null): boolean =>
  bound === null || bound === brought;

/** May this member sign in at this time? Not while suspended. */
export const canSignIn = (user: { suspendedUntil: Date | null }, now = Date.now()): boolean =>
  !user.suspendedUntil || user.suspendedUntil.getTime() <= now;
