import { type ClientHttp2Session, connect, constants, type OutgoingHttpHeaders } from 'node:http2';

export type Http2Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

const MOST_READ = 16 * 1024;

/** One connection to a push service of a system, made anew when it is lost. */
export class Http2Client {
  readonly #origin: string;
  readonly #timeoutMs: number;
  #session: ClientHttp2Session | null = null;

  constructor(origin: string, timeoutMs: number) {
    this.#origin = origin;
    this.#timeoutMs = timeoutMs;
  }

  /** Rejects when there is no whole answer in time. */
  post(path: string, headers: OutgoingHttpHeaders, body: string): Promise<Http2Answer> {
    const { HTTP2_HEADER_METHOD, HTTP2_HEADER_PATH, HTTP2_HEADER_STATUS } = constants;
    return new Promise((resolve, reject) => {
      const stream = this.#open().request({ ...headers, [HTTP2_HEADER_METHOD]: 'POST', [HTTP2_HEADER_PATH]: path });
      const timer = setTimeout(() => {
        stream.close(constants.NGHTTP2_CANCEL);
        reject(new Error(`There was no answer within ${this.#timeoutMs} ms.`));
      }, this.#timeoutMs);
      let answered: Omit<Http2Answer, 'body'> | null = null;
      let text = '';
      stream.setEncoding('utf8');
      stream.on('response', ({ [HTTP2_HEADER_STATUS]: status, ...rest }) => {
        answered = { status: Number(status), headers: rest as Http2Answer['headers'] };
      });
      stream.on('data', (chunk: string) => {
        if (text.length < MOST_READ) text += chunk;
      });
      stream.on('error', reject);
      stream.on('close', () => {
        clearTimeout(timer);
        if (answered) resolve({ ...answered, body: text.slice(0, MOST_READ) });
        else reject(new Error('The connection ended without an answer.'));
      });
      stream.end(body);
    });
  }

  close(): void {
    this.#session?.destroy();
    this.#session = null;
  }

  #open(): ClientHttp2Session {
    if (this.#session && !this.#session.closed && !this.#session.destroyed) return this.#session;
    const session = connect(this.#origin);
    // What is under way hears of it through its own stream.
    session.on('error', () => session.destroy());
    session.on('goaway', () => {
      if (this.#session === session) this.#session = null;
      session.close();
    });
    session.setTimeout(5 * 60_000, () => session.close());
    session.unref();
    this.#session = session;
    return session;
  }
}
