import http from 'node:http';
import https from 'node:https';
import type { Connections } from './connections.ts';
import { checkedLookup, isOwn, type Outgoing, readTarget } from './target.ts';

export type Request = {
  method: 'POST' | 'GET';
  headers: Readonly<Record<string, string | number>>;
  body?: string | Buffer;
  /** For all of it: name, connection, answer. */
  timeoutMs: number;
  /** Bytes of the answer that are read; then the connection is closed. With 0 its head is the answer. */
  maxBytes: number;
};

export type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer };

/** What is read away behind a head, so that the connection can be used again. */
const READ_AWAY = 4096;

/**
 * The one door to URLs that others gave us (ATTACKS 42). What is connected to was checked, redirects are answers like any other and not
 * followed, nothing waits longer than `timeoutMs`. Each request has its own connection unless there are `connections` to
 * use. Rejects with RefusedTarget, a TimeoutError, or what kept the other side from answering.
 */
export async function send(
  text: string,
  request: Request,
  outgoing: Outgoing,
  connections?: Connections,
): Promise<Answer> {
  const url = readTarget(text, outgoing);
  const signal = AbortSignal.timeout(request.timeoutMs);
  const { method, headers, body } = request;
  const options: https.RequestOptions = {
    ...{ method, signal, agent: connections?.of(url) ?? false },
    headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
    ...(!isOwn(url, outgoing) && { lookup: checkedLookup(url, outgoing) }),
  };
  // What waits for a free connection does not hear the signal.
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([exchange(url, options, request), late]);
}

const exchange = (url: URL, options: https.RequestOptions, { body, maxBytes }: Request): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sending = (url.protocol === 'https:' ? https : http).request(url, options);
    sending.on('error', reject);
    sending.on('response', (answer) => {
      const done = (read: Buffer) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: read });
      if (maxBytes === 0) done(Buffer.alloc(0));
      readBody(answer, maxBytes || READ_AWAY).then(done, reject);
    });
    sending.end(body);
  });

const readBody = (answer: http.IncomingMessage, most: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    const done = () => resolve(Buffer.concat(parts));
    answer.on('data', (part: Buffer) => {
      parts.push(part.subarray(0, most - bytes));
      bytes += part.length;
      if (bytes < most) return;
      done();
      answer.destroy();
    });
    answer.on('end', done);
    answer.on('error', reject);
  });
