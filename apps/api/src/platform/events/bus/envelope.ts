import { createHmac, timingSafeEqual } from 'node:crypto';
import type { BusMessage } from '../log/stored-event.ts';

/** `beat`: a sign of life by the sender's clock. `missed`: messages the sender could not send since its last envelope. */
export type Envelope = { node: string; beat?: number; missed?: number; messages: BusMessage[] };

const MAC_LENGTH = 43;

/** Seals what goes over Redis: anybody may write to a Pub/Sub channel, so each envelope carries an HMAC-SHA-256. */
export function seal(envelope: Envelope, key: Buffer): string {
  const body = JSON.stringify(envelope);
  return mac(body, key) + body;
}

/** Opens an envelope; `null` for anything forged, cut or malformed. */
export function open(text: string, key: Buffer): Envelope | null {
  const body = text.slice(MAC_LENGTH);
  const given = Buffer.from(text.slice(0, MAC_LENGTH));
  const expected = Buffer.from(mac(body, key));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  try {
    const envelope = JSON.parse(body) as Envelope;
    return typeof envelope.node === 'string' && Array.isArray(envelope.messages) ? envelope : null;
  } catch {
    return null;
  }
}

const mac = (body: string, key: Buffer) => createHmac('sha256', key).update(body).digest('base64url');
