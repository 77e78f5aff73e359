import type { AuthAnswer } from '@tidings/contracts';

export type Credentials = {
  username: string;
  password: string /** Of who registers where there is no such account. */;
  displayName?: string;
};

/** The API answered that it does not do this. */
export class Refused extends Error {
  readonly status: number;
  /** After how many seconds to ask again, where it said so. */
  readonly retryAfter: number;

  constructor(what: string, status: number, retryAfter: number) {
    super(`${what}: ${status}`);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** A member who acts over the public API, like anybody else. */
export class DemoMember {
  readonly #api: string;
  readonly #credentials: Credentials;
  #token = '';
  #expiresAt = 0;

  constructor(api: string, credentials: Credentials) {
    this.#api = api;
    this.#credentials = credentials;
  }

  get username(): string {
    return this.#credentials.username;
  }

  /** Sends a request as this member; signs in, or registers the first time. Throws `Refused`. */
  async call<T>(method: string, path: string, body?: object): Promise<T> {
    if (Date.now() > this.#expiresAt - 30_000) await this.#signIn();
    return this.#send<T>(method, path, body, this.#token);
  }

  async #signIn(): Promise<void> {
    const { username, password, displayName } = this.#credentials;
    const answer = await this.#send<AuthAnswer>('POST', '/api/auth/login', { login: username, password }).catch(
      (error: Error) => {
        if (displayName === undefined || !(error instanceof Refused) || error.status !== 401) throw error;
        const email = `${username}@demo.tidings.example`;
        return this.#send<AuthAnswer>('POST', '/api/auth/register', { username, password, displayName, email });
      },
    );
    this.#token = answer.accessToken;
    this.#expiresAt = Date.parse(answer.expiresAt);
  }

  async #send<T>(method: string, path: string, body?: object, token?: string): Promise<T> {
    const response = await fetch(`${this.#api}${path}`, {
      method,
      signal: AbortSignal.timeout(10_000),
      headers: {
        'user-agent': 'Tidings demo activity',
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Refused(`${method} ${path}`, response.status, Number(response.headers.get('retry-after')) || 0);
    return (text ? JSON.parse(text) : undefined) as T;
  }
}
