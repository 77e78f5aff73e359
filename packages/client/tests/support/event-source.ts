import { createParser } from 'eventsource-parser';

type Listener = (event: { data: string }) => void;

/** As much of a browser's `EventSource` as the client uses: no headers, an end or another status than 200 is an error. */
export class PlainEventSource {
  onerror: (() => void) | null = null;
  readonly #listeners = new Map<string, Listener[]>();
  readonly #stop = new AbortController();

  constructor(url: string) {
    this.#follow(url).then(
      () => this.onerror?.(),
      () => this.onerror?.(),
    );
  }

  addEventListener(name: string, run: Listener) {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), run]);
  }

  close() {
    this.onerror = null;
    this.#stop.abort();
  }

  async #follow(url: string) {
    const headers = { Accept: 'text/event-stream' };
    const response = await fetch(url, { headers, signal: this.#stop.signal });
    if (response.status !== 200 || !response.body) return;
    const parser = createParser({
      onEvent: ({ event = 'message', data }) => {
        for (const run of this.#listeners.get(event) ?? []) run({ data });
      },
    });
    const text = new TextDecoder();
    for await (const part of response.body) parser.feed(text.decode(part, { stream: true }));
  }
}
