import { randomUUID } from 'node:crypto';
import type { Any } from '@tidings/testing/cluster';
import { connect } from '@tidings/testing/sockets';

/** What the answers of one kind of request were, and those that should never be. */
export type Answers = { counts: Record<string, number>; wrong: string[] };

type Asked = { status: number; code?: string; outcome?: string; body: Any; cookie?: string };

/** Members of a server whose database is cut again and again, and what they were answered. */
export class CutMembers {
  readonly answers: Answers = { counts: {}, wrong: [] };
  /** Texts that were acknowledged, and texts whose writer was answered that nothing was changed and let it be. */
  readonly kept: string[] = [];
  readonly refused: string[] = [];
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Asks once. Nothing but success, a refusal by policy and 503 with its code is ever right. */
  async ask(
    method: string,
    path: string,
    who: { token?: string; cookie?: string },
    body?: object,
    key?: string,
  ): Promise<Asked> {
    const answer = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(who.token ? { authorization: `Bearer ${who.token}` } : {}),
        ...(who.cookie ? { cookie: who.cookie } : {}),
        ...(key ? { 'idempotency-key': key } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await answer.text();
    const parsed = text ? JSON.parse(text) : null;
    const { code, outcome } = parsed?.error ?? {};
    const { status } = answer;
    this.#count(`${method} ${status}`);
    const fine = status < 300 || (status === 503 && code === 'UNAVAILABLE' && answer.headers.has('retry-after'));
    if (!fine && status !== 409) this.answers.wrong.push(`${method} ${path}: ${status} ${text.slice(0, 200)}`);
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
    return { status, code, outcome, body: parsed, ...(cookie === undefined ? {} : { cookie }) };
  }

  /** Reads until it is over. */
  async read(paths: readonly string[], token: string, over: () => boolean): Promise<void> {
    for (let n = 0; !over(); n += 1) await this.ask('GET', paths[n % paths.length] ?? '', { token });
  }

  /** Writes; asks again with the same key while nobody knows, and lets every other refused text be. */
  async write(topicId: string, token: string, over: () => boolean): Promise<void> {
    for (let n = 0; !over(); n += 1) {
      const [key, text] = [randomUUID(), `Written while it was cut ${randomUUID()}`];
      const post = () => this.ask('POST', `/api/topics/${topicId}/replies`, { token }, { body: text }, key);
      let answer = await post();
      while (
        answer.status === 409 ||
        answer.outcome === 'unknown' ||
        (answer.status === 503 && n % 2 === 0 && !over())
      ) {
        this.#count(answer.outcome === 'unknown' ? 'asked again, unknown' : 'asked again');
        answer = await post();
      }
      if (answer.status === 201) this.kept.push(text);
      else if (answer.outcome === 'unchanged') this.refused.push(text);
      else this.answers.wrong.push(`a write without an outcome: ${JSON.stringify(answer.body)}`);
    }
  }

  /** Renews a session with one cookie jar for all who call with it, as tabs of one browser do. */
  async refresh(jar: { cookie: string }, over: () => boolean): Promise<void> {
    while (!over()) {
      const { status, cookie } = await this.ask('POST', '/api/auth/refresh', { cookie: jar.cookie });
      // A browser whose answer got lost has the cookie of before.
      if (status === 200 && cookie) jar.cookie = cookie;
    }
  }

  /** Opens sockets, joins and leaves. A refused handshake says that the database is away and nothing else. */
  async open(room: string, token: string, over: () => boolean): Promise<void> {
    while (!over()) {
      const live = connect(this.#url, { token }, { deviceId: `device-${randomUUID()}` });
      const ready = await live.ready.then(
        () => 'ready',
        (error: Any) => error.data?.code ?? 'closed',
      );
      this.#count(`socket ${ready}`);
      if (!['ready', 'closed', 'UNAVAILABLE'].includes(ready)) this.answers.wrong.push(`a handshake: ${ready}`);
      if (ready === 'ready') {
        const answer = await live.ask('subscribe', { rooms: [{ room }] }).catch(() => ({ ok: false, code: 'closed' }));
        this.#count(`subscribe ${answer.ok || answer.code}`);
        if (!answer.ok && !['closed', 'UNAVAILABLE'].includes(answer.code))
          this.answers.wrong.push(`a subscription: ${JSON.stringify(answer)}`);
      }
      live.end();
    }
  }

  /** Opens event streams and ends them. */
  async stream(token: string, over: () => boolean): Promise<void> {
    while (!over()) {
      const end = new AbortController();
      const signal = AbortSignal.any([end.signal, AbortSignal.timeout(20_000)]);
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(`${this.#url}/api/stream`, { headers, signal });
      this.#count(`stream ${answer.status}`);
      if (answer.status !== 200 && answer.status !== 503) this.answers.wrong.push(`a stream: ${answer.status}`);
      end.abort();
    }
  }

  #count(what: string): void {
    this.answers.counts[what] = (this.answers.counts[what] ?? 0) + 1;
  }
}
