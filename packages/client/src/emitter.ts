import type { EventName, ServerToClientEvents } from '@tidings/contracts';
import { bounds } from './shared/config.ts';
import { SeenIds } from './shared/seen-ids.ts';

type AnyHandler = (payload: object, meta: object | undefined) => void;

/** Handlers by event name. A stored event reaches them once, however many rooms it came in. */
export class Emitter {
  readonly #handlers = new Map<string, Set<AnyHandler>>();
  readonly #seen = new SeenIds(bounds.seen);
  readonly #report: (problem: string, error: unknown) => void;

  constructor(report: (problem: string, error: unknown) => void) {
    this.#report = report;
  }

  on<N extends EventName>(name: N, handler: ServerToClientEvents[N]): () => void {
    const handlers = this.#handlers.get(name) ?? new Set();
    this.#handlers.set(name, handlers);
    const own: AnyHandler = (payload, meta) => (handler as unknown as AnyHandler)(payload, meta);
    handlers.add(own);
    return () => handlers.delete(own);
  }

  emit(name: string, payload: object, meta: object | undefined, id?: string) {
    if (id !== undefined) {
      if (this.#seen.has(id)) return;
      this.#seen.add(id, 0);
    }
    for (const handler of [...(this.#handlers.get(name) ?? [])]) {
      try {
        handler(payload, meta);
      } catch (error) {
        this.#report(`A handler of ${name} failed`, error);
      }
    }
  }
}
