import { createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BrowserKeys, browserKeys } from './browser-keys.ts';

/** One browser that is subscribed here. */
export interface SubscribedBrowser extends BrowserKeys {
  /** What a browser hands to the server it subscribes with. */
  readonly subscription: { endpoint: string; expirationTime: null; keys: { p256dh: string; auth: string } };
  /** What came for it, decrypted. */
  readonly messages: { text: string; headers: IncomingMessage['headers'] }[];
  /** How the service answers what comes for it: taken in turn, the last one stays. `null`: not at all. */
  answer: (...with_: ({ status: number; headers?: Record<string, string> } | null)[]) => void;
  /** How often something was sent to it, taken or not. */
  readonly asked: () => number;
}

/** A push service: takes messages as RFC 8030 says, of who shows a VAPID token (RFC 8292) that was signed for it. */
export interface PushService {
  readonly origin: string;
  subscribe: () => SubscribedBrowser;
  /** Why messages were refused that should not have been sent so. */
  readonly faults: string[];
  close: () => Promise<void>;
}

type Row = SubscribedBrowser & {
  answers: ({ status: number; headers?: Record<string, string> } | null)[];
  count: number;
};

/** Starts one on this machine; `port` 0 takes a free one. */
export async function startPushService(port = 0): Promise<PushService> {
  const rows = new Map<string, Row>();
  const faults: string[] = [];
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const row = rows.get(request.url ?? '');
    if (!row) return void response.writeHead(404).end();
    row.count += 1;
    const answer = row.answers.length > 1 ? row.answers.shift() : row.answers[0];
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (answer === null) return;
    const { status = 201, headers = {} } = answer ?? {};
    const fault = faultOf(request, body, origin);
    if (fault !== null) {
      faults.push(fault);
      return void response.writeHead(400).end(fault);
    }
    if (status === 201) row.messages.push({ text: row.decrypt(body), headers: request.headers });
    response.writeHead(status, headers).end();
  }

  return {
    origin,
    faults,
    subscribe() {
      const keys = browserKeys();
      const path = `/push/${rows.size + 1}`;
      const row: Row = {
        ...keys,
        subscription: { endpoint: origin + path, expirationTime: null, keys: { p256dh: keys.p256dh, auth: keys.auth } },
        messages: [],
        answers: [],
        count: 0,
        answer: (...answers) => {
          row.answers = answers;
        },
        asked: () => row.count,
      };
      rows.set(path, row);
      return row;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What is wrong with a message; null: nothing. */
function faultOf({ method, headers }: IncomingMessage, body: Buffer, origin: string): string | null {
  if (method !== 'POST') return `It was sent by ${method}.`;
  if (headers['content-encoding'] !== 'aes128gcm') return 'It is not aes128gcm.';
  if (!/^\d+$/.test(String(headers.ttl))) return 'It has no TTL.';
  if (!/^(?:very-low|low|normal|high)$/.test(String(headers.urgency))) return 'It has no urgency.';
  if (headers.topic !== undefined && !/^[A-Za-z0-9_-]{1,32}$/.test(String(headers.topic))) return 'Its topic is none.';
  if (body.length > 4096) return `It has ${body.length} bytes.`;
  return faultOfToken(String(headers.authorization), origin);
}

/** RFC 8292: `vapid t=<JWT>, k=<public key>`. */
function faultOfToken(authorization: string, origin: string): string | null {
  const [, token, key] = /^vapid t=([^,]+), ?k=([A-Za-z0-9_-]+)$/.exec(authorization) ?? [];
  if (token === undefined || key === undefined) return 'It shows no VAPID token.';
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const isSigned = verify(
    'SHA256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isSigned) return 'Its token is not signed by its key.';
  const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString());
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  if (alg !== 'ES256') return `Its token is signed with ${alg}.`;
  if (aud !== origin) return `Its token is for ${aud}.`;
  const now = Date.now() / 1000;
  if (exp < now || exp > now + 24 * 3600) return 'Its token ends in the past or in more than a day.';
  return /^(?:mailto:|https:)/.test(sub) ? null : 'Its token says no one to write to.';
}
