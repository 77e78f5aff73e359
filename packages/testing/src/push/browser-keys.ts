import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

/** What a browser has of a subscription: its keys, and what it decrypts with them. Written after RFC 8291 and 8188, sharing nothing with what encrypts. */
export interface BrowserKeys {
  readonly p256dh: string;
  readonly auth: string;
  /** The text of a message. @throws when it is not for these keys */
  decrypt: (body: Buffer) => string;
}

const info = (...parts: (string | Buffer)[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const derive = (secret: Buffer, salt: Buffer, about: Buffer, length: number) =>
  Buffer.from(hkdfSync('sha256', secret, salt, about, length));

/** Makes the keys of one subscription. */
export function browserKeys(): BrowserKeys {
  const own = createECDH('prime256v1');
  const publicKey = own.generateKeys();
  const auth = randomBytes(16);
  return {
    p256dh: publicKey.toString('base64url'),
    auth: auth.toString('base64url'),
    decrypt(body) {
      const salt = body.subarray(0, 16);
      const recordSize = body.readUInt32BE(16);
      const keyLength = body.readUInt8(20);
      const theirs = body.subarray(21, 21 + keyLength);
      const record = body.subarray(21 + keyLength);
      if (record.length > recordSize) throw new Error('A push is one record.');
      const shared = derive(own.computeSecret(theirs), auth, info('WebPush: info\0', publicKey, theirs), 32);
      const key = derive(shared, salt, info('Content-Encoding: aes128gcm\0'), 16);
      const nonce = derive(shared, salt, info('Content-Encoding: nonce\0'), 12);
      const decipher = createDecipheriv('aes-128-gcm', key, nonce);
      decipher.setAuthTag(record.subarray(-16));
      const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
      const end = plain.lastIndexOf(2);
      if (end < 0) throw new Error('The last record has no delimiter.');
      return plain.subarray(0, end).toString('utf8');
    },
  };
}
