import { Agent as HttpAgent, type IncomingHttpHeaders, type RequestOptions, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { publicLookup } from './public-target.ts';

export type Posted = { status: number; headers: IncomingHttpHeaders };
type Post = { headers: Record<string, string | number>; body: Buffer; timeoutMs: number };

const MOST_READ = 4096;
const MOST_SOCKETS = 256;
const kept = { keepAlive: true, maxTotalSockets: MOST_SOCKETS, maxFreeSockets: 8, timeout: 30_000 };

/** Posts to addresses that others gave. Redirects are not followed, of an answer only its head is kept, and all of it has one time limit. */
export class Poster {
  readonly #also: ReadonlySet<string>;
  readonly #secure = new HttpsAgent(kept);
  readonly #plain = new HttpAgent(kept);
  readonly #lookup = publicLookup();

  /** `also`: origins of the own network. */
  constructor(also: ReadonlySet<string>) {
    this.#also = also;
  }

  /** Rejects when there is no answer in time, or nothing public to send to. */
  post(url: URL, { headers, body, timeoutMs }: Post): Promise<Posted> {
    const isPlain = url.protocol === 'http:';
    const options: RequestOptions = {
      method: 'POST',
      headers,
      agent: isPlain ? this.#plain : this.#secure,
      signal: AbortSignal.timeout(timeoutMs),
      ...(!this.#also.has(url.origin) && { lookup: this.#lookup }),
    };
    return new Promise((resolve, reject) => {
      const sent = (isPlain ? requestHttp : requestHttps)(url, options, (answer) => {
        let read = 0;
        answer.on('data', (chunk: Buffer) => {
          read += chunk.length;
          if (read > MOST_READ) answer.destroy();
        });
        answer.on('error', () => undefined);
        answer.on('close', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.#secure.destroy();
    this.#plain.destroy();
  }
}
