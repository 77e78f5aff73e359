import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from '../auth/secret.ts';

const MAC = 32;
const HEAD = MAC + 8;
/** What is played back later than this is refused, in ms. */
const FRESH_MS = 10_000;

const macOf = (channel: string, rest: Buffer, key: Buffer) =>
  createHmac('sha256', key).update(channel).update('\0').update(rest).digest();

/** Seals a message for one channel: MAC, time in ms, message. */
export function sealFor(channel: string, message: string | Buffer, key: Buffer, now = Date.now()): Buffer {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(now));
  const rest = Buffer.concat([time, Buffer.from(message)]);
  return Buffer.concat([macOf(channel, rest, key), rest]);
}

/** The message, or `null` for one that is sealed by none of the keys, of another channel, or old. */
export function unsealFrom(channel: string, sealed: Buffer, keys: KeyRing, now = Date.now()): Buffer | null {
  if (sealed.length < HEAD) return null;
  const rest = sealed.subarray(MAC);
  const given = sealed.subarray(0, MAC);
  if (!keys.some((key) => timingSafeEqual(given, macOf(channel, rest, key)))) return null;
  return Math.abs(now - Number(rest.readBigUInt64BE())) > FRESH_MS ? null : sealed.subarray(HEAD);
}
