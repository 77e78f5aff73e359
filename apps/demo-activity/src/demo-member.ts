import type { AuthAnswer } from '@tidings/contracts';

export type Credentials = { username: string; displayName: string; password: string };

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

  /** Sends a request as this member; signs in, or registers the first time. Throws with the status when refused. */
  async call<T>(method: string, path: string, body?: object): Promise<T> {
    if (Date.now() > this.#expiresAt - 30_000) await this.#signIn();
    return this.#send<T>(method, path, body, this.#token);
  }

  async #signIn(): Promise<void> {
    const { username, password, displayName } = this.#credentials;
    const answer = await this.#send<AuthAnswer>('POST', '/api/auth/login', { login: username, password }).catch(() =>
      this.#send<AuthAnswer>('POST', '/api/auth/register', {
        username,
        password,
        displayName,
        email: `${username}@demo.tidings.example`,
      }),
    );
    this.#token = answer.accessToken;
    this.#expiresAt = Date.parse(answer.expiresAt);
  }

  async #send<T>(method: string, path: string, body?: object, token?: string): Promise<T> {
    const response = await fetch(`${this.#api}${path}`, {
      method,
      signal: AbortSignal.timeout(10_000),
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }
}
