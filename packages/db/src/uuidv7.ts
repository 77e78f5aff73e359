import { randomFillSync } from 'node:crypto';

const random = new Uint8Array(16 * 256);
let used = random.length;

/** A UUID of version 7 (RFC 9562 §5.7): 48 bits of milliseconds since 1970, then 74 random bits. */
export function uuidv7(now: number = Date.now()): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  const bytes = random.subarray(used, used + 16);
  used += 16;
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
  view.setUint16(0, Math.floor(now / 2 ** 32));
  view.setUint32(2, now >>> 0);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
