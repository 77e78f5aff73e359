import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from './secret.ts';

/** The cookie that lets a browser be known again; only requests for signing in and out carry it. */
export const DEVICE_COOKIE = 'tidings_device';

/** A browser somebody signed in with: its own name, and a mark for each account that only this server can make. */
export type Device = { id: string; marks: readonly string[] };

const MAX_MARKS = 5;
const MAX_LENGTH = 400;
const shape = /^([\w-]{22})\.([\w-]{22})((?:\.[\w-]{22})*)$/;

const same = (one: string, other: string) => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/**
 * Knows browsers again by what a cookie of theirs says. It names no account, opens nothing and gives no permission: who
 * brings it has tries of their own, which strangers cannot use up.
 */
export class KnownDevices {
  readonly #keys: KeyRing;

  constructor(keys: KeyRing) {
    this.#keys = keys;
  }

  /** The device a cookie speaks of; `null` when we never said so. */
  read(cookie: string | undefined): Device | null {
    if (cookie === undefined || cookie.length > MAX_LENGTH) return null;
    const [, id, sign, marks = ''] = shape.exec(cookie) ?? [];
    if (id === undefined || sign === undefined || !this.#isOurs(sign, `device ${id}`)) return null;
    return { id, marks: marks.split('.').slice(1, MAX_MARKS + 1) };
  }

  /** The name a cookie gives, whoever signed it: to compare with one that was kept. */
  nameIn(cookie: string | undefined): string | null {
    return cookie === undefined || cookie.length > MAX_LENGTH ? null : (shape.exec(cookie)?.[1] ?? null);
  }

  /** For a browser whose session began without a device: the same however often it asks before it has the answer. */
  nameFor(sessionId: string): string {
    return signed(this.#keys[0], `session ${sessionId}`);
  }

  /** Whether this member signed in with it before. */
  knows(device: Device | null, userId: string): device is Device {
    return device?.marks.some((mark) => this.#isOurs(mark, `member ${device.id} ${userId}`)) ?? false;
  }

  /** What the cookie says from now on, after a sign-in of this member; the last five members are kept. */
  write(device: Device | null, userId: string): string {
    const id = device?.id ?? randomBytes(16).toString('base64url');
    const [key] = this.#keys;
    const mark = signed(key, `member ${id} ${userId}`);
    const others = (device?.marks ?? []).filter((other) => !this.#isOurs(other, `member ${id} ${userId}`));
    return [id, signed(key, `device ${id}`), mark, ...others.slice(0, MAX_MARKS - 1)].join('.');
  }

  #isOurs(sign: string, text: string): boolean {
    return this.#keys.some((key) => same(sign, signed(key, text)));
  }
}

const signed = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest().subarray(0, 16).toString('base64url');
