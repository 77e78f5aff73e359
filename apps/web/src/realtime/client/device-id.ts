import { randomId } from '../../lib/random-id.ts';

const key = 'tidings.device';

/** A name for this browser, the same after a reload; no secret. */
export function deviceId(): string {
  try {
    const known = localStorage.getItem(key);
    if (known !== null && /^[\w-]{8,64}$/.test(known)) return known;
    const made = randomId();
    localStorage.setItem(key, made);
    return made;
  } catch {
    // Without storage a device is as old as its page.
    return randomId();
  }
}
