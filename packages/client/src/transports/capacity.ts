import type { ConnectionClose } from './port.ts';

/** `Retry-After` is in whole seconds here; anything else is as if it were absent. */
export function retryAfterMs(header: string | null | undefined): number | null {
  const seconds = header ? Number(header) : Number.NaN;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}

/**
 * A full server answers the HTTP handshake with 503 (PROTOCOL §5). Only the polling try can read it, and only now:
 * the engine aborts the request, and with it the answer, as soon as its error event returns.
 */
export function readCapacity(error: Error): ConnectionClose | null {
  const { description, context } = error as Error & { description?: unknown; context?: unknown };
  if (description !== 503) return null;
  const request = context as { responseText?: string; getResponseHeader?(name: string): string | null } | undefined;
  if (!request?.responseText?.includes('AT_CAPACITY')) return null;
  return { kind: 'capacity', retryAfterMs: retryAfterMs(request.getResponseHeader?.('Retry-After')) };
}
