import { eventFacts } from '@tidings/contracts/plain';
import { createParser } from 'eventsource-parser';
import type { ConnectionClose } from './port.ts';

/** What a stream of server-sent events reports. `ended` comes at most once. */
export type StreamEvents = {
  message(name: string, data: string): void;
  /** Bytes came, be it only a comment that keeps the stream alive. */
  alive(): void;
  ended(close: ConnectionClose): void;
};

type NativeSource = {
  onerror: (() => void) | null;
  addEventListener(name: string, run: (event: { data: string }) => void): void;
  close(): void;
};
/** The shape of a browser's `EventSource` class that is used. */
export type NativeSourceClass = new (url: string, init: { withCredentials: boolean }) => NativeSource;

/** The browser's `EventSource`, where there is one. */
export const nativeEventSource = (): NativeSourceClass | null =>
  (globalThis as { EventSource?: NativeSourceClass }).EventSource ?? null;

/** Follows a ticket's address. A native source would come back with the spent ticket, so its first error is its end. */
export function followNative(Source: NativeSourceClass, url: string, on: StreamEvents): () => void {
  const source = new Source(url, { withCredentials: true });
  const message = (name: string) => (event: { data: string }) => {
    on.alive();
    on.message(name, event.data);
  };
  for (const name of Object.keys(eventFacts)) source.addEventListener(name, message(name));
  source.onerror = () => {
    source.close();
    on.ended({ kind: 'lost', reason: 'stream' });
  };
  return () => source.close();
}

/** Reads a response body as server-sent events until it ends. Never rejects. */
export async function followResponse(response: Response, on: StreamEvents): Promise<void> {
  try {
    const parser = createParser({
      onEvent: ({ event, data }) => on.message(event ?? 'message', data),
      maxBufferSize: 1_048_576,
    });
    const reader = response.body?.getReader();
    const text = new TextDecoder();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      on.alive();
      parser.feed(text.decode(part.value, { stream: true }));
    }
    on.ended({ kind: 'lost', reason: 'stream ended' });
  } catch (error) {
    on.ended({ kind: 'lost', reason: error instanceof Error ? error.message : 'stream' });
  }
}
