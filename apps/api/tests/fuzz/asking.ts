import { request } from 'node:http';
import { until } from '@tidings/testing';
import { rawSocketIo } from '@tidings/testing/sockets';
import type { HttpCase } from './http-case.ts';

/** A server that refuses by the head leaves what it did not read: the rest of a body longer than this cuts the answer off. */
const READ_AT_ONCE = 64 * 1024;

/** Sends a request as it was made, and gives the status and the beginning of the answer. */
export function send(
  url: string,
  { method, path, headers, body }: HttpCase,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const length = body ? { 'content-length': String(body.length) } : {};
    const outgoing = request(
      url,
      { method, path, headers: { ...headers, ...length }, timeout: 20_000, agent: false },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => {
          text = (text + chunk).slice(0, 2000);
          // A stream goes on for ever.
          if (String(answer.headers['content-type']).includes('event-stream')) outgoing.destroy();
        });
        answer.on('error', () => resolve({ status: answer.statusCode ?? 0, text }));
        answer.on('close', () => resolve({ status: answer.statusCode ?? 0, text }));
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer within 20 s')));
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      // A body that was refused may be cut off while it is being sent; nothing else may.
      (error.code === 'EPIPE' || error.code === 'ECONNRESET') && (body?.length ?? 0) > READ_AT_ONCE
        ? resolve({ status: 0, text: error.code })
        : reject(error),
    );
    outgoing.end(body ?? undefined);
  });
}

/** JSON of a value; `null` for one that is nested deeper than this program can write. */
export function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return 'null';
  }
}

/** Connects by hand, sends packets at once, and gives all that came until each was answered or the connection ended. */
export async function ask(
  url: string,
  connect: string,
  namespace: string,
  packets: readonly string[],
): Promise<string> {
  const raw = await rawSocketIo(url, null);
  raw.send(connect);
  const joined = () => raw.received().includes('session:ready') || raw.received().includes(`44${namespace}`);
  await until(() => joined() || raw.closed(), { timeoutMs: 20_000, what: 'an answer to the handshake' });
  for (const packet of packets) raw.send(packet);
  const answered = () => packets.every((_, id) => raw.received().includes(`43${namespace},${id}[`));
  await until(() => answered() || raw.closed(), { timeoutMs: 20_000, what: 'every answer' });
  const received = raw.received();
  raw.destroy();
  return received;
}

/** The codes of refusals, and `ok`. */
export const codesOf = (received: string): string[] =>
  [...received.matchAll(/\[\{"ok":(?:true|false,"code":"(\w+)")|44\/\w+,.*?"code":"(\w+)"/g)].map(
    ([, refused, handshake]) => refused ?? handshake ?? 'ok',
  );
