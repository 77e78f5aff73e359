import { systemClock } from '../shared/clock.ts';
import { Http } from '../transports/http.ts';

const TIMEOUT_MS = 10_000;

/** Something a person can act upon: shown as a sentence, without a stack. */
export class ProbeError extends Error {}

/** Signs in for a probe and takes the session back afterwards. */
export class Account {
  readonly #http: Http;
  readonly #body: { login: string; password: string };
  readonly #url: string;
  token = '';
  userId = '';

  constructor(url: string, login: string, password: string) {
    this.#url = url;
    this.#body = { login, password };
    this.#http = new Http({
      url,
      clock: systemClock,
      timeoutMs: TIMEOUT_MS,
      fetch: (input, init) => fetch(input, init),
      token: () => this.token,
    });
  }

  /** @throws ProbeError when the server does not answer or does not know this person */
  async signIn(): Promise<string> {
    const answer = await this.#http.call('POST /api/auth/login', { body: this.#body });
    if (answer.ok) {
      this.token = answer.body.accessToken;
      this.userId = answer.body.user.id;
      return this.token;
    }
    const { close, refusal } = answer;
    if (refusal.code === 'BAD_CREDENTIALS') throw new ProbeError('That login and password do not match.');
    if (refusal.code !== 'UNAVAILABLE')
      throw new ProbeError(`Signing in was refused: ${refusal.code}, ${refusal.message}`);
    const reason = close.kind === 'lost' ? close.reason : close.kind;
    throw new ProbeError(`Nothing like Tidings answers at ${this.#url} (${reason}).`);
  }

  /** Ends the session of this probe, so that it does not stay in the list of devices. Never rejects. */
  async signOut(sessionId: string) {
    await this.#http.call('DELETE /api/sessions/:id', { params: { id: sessionId } });
  }
}
