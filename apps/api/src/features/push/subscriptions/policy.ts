import { createECDH } from 'node:crypto';

/** Whether this is a key a browser can have: a point of P-256. Everything else would fail each time something is encrypted for it. */
export function isBrowserKey(p256dh: string): boolean {
  try {
    const ecdh = createECDH('prime256v1');
    ecdh.generateKeys();
    ecdh.computeSecret(p256dh, 'base64url');
    return true;
  } catch {
    return false;
  }
}

/** An address that another member has moves only with the browser that holds it: that alone knows its keys (ATTACKS 43). */
export const mayTake = (
  held: { p256dh: string | null; auth: string | null },
  brought: { p256dh: string | null; auth: string | null },
): boolean => held.p256dh === brought.p256dh && held.auth === brought.auth;
