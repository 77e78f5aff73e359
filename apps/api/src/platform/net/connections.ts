import http from 'node:http';
import https from 'node:https';

const MOST_SOCKETS = 256;
const kept = { keepAlive: true, maxTotalSockets: MOST_SOCKETS, maxFreeSockets: 8, timeout: 30_000 };

/** Connections that stay open for the next request to the same place. One set serves one set of rules, since a kept connection is not checked again. */
export class Connections {
  readonly #secure = new https.Agent(kept);
  readonly #plain = new http.Agent(kept);

  of({ protocol }: URL): http.Agent {
    return protocol === 'https:' ? this.#secure : this.#plain;
  }

  close(): void {
    this.#secure.destroy();
    this.#plain.destroy();
  }
}
