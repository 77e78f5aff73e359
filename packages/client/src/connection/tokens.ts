import { type Clock, withTimeout } from '../shared/clock.ts';

export type TokenSource = {
  /** The access token in memory, or `null` when there is none (yet). */
  getToken(): string | null | Promise<string | null>;
  /** Fetches a new one. `null`: this person is signed out. Rejects when the server cannot be reached. */
  refreshToken(): Promise<string | null>;
};

/** The access token, refreshed at most once at a time however many ask. */
export class Tokens {
  readonly #source: TokenSource;
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  #refreshing: Promise<string | null> | null = null;
  #isRefused = false;
  current = '';

  constructor(source: TokenSource, clock: Clock, timeoutMs: number) {
    this.#source = source;
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  /** A token that was not refused yet; `null` when signed out. Rejects when it cannot be fetched. */
  async get(): Promise<string | null> {
    if (this.#isRefused) return this.refresh();
    const token = await withTimeout(this.#clock, Promise.resolve(this.#source.getToken()), this.#timeoutMs, 'getToken');
    if (!token) return this.refresh();
    this.current = token;
    return token;
  }

  /** The server refused the token: the next one must be new. */
  refused() {
    this.#isRefused = true;
  }

  /** The application has a new token by itself. */
  renewed() {
    this.#isRefused = false;
  }

  refresh(): Promise<string | null> {
    this.#refreshing ??= this.#fetch().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #fetch(): Promise<string | null> {
    const token = await withTimeout(this.#clock, this.#source.refreshToken(), this.#timeoutMs, 'refreshToken');
    this.#isRefused = false;
    this.current = token ?? '';
    return token;
  }
}
