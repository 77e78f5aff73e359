import { type Answer, type Request, send } from './send.ts';
import { type Outgoing, RefusedTarget } from './target.ts';

type Problem = 'timeout' | 'refused_address' | 'unknown_host' | 'tls' | 'unreachable';

/** An answer, or in a word why there was none. Nothing of it quotes the address. */
export type Fetched = (Answer | { problem: Problem }) & { ms: number };

/** Sends a request to a URL of somebody else's and says how long it took. Never rejects. */
export async function safeFetch(url: string, request: Request, outgoing: Outgoing): Promise<Fetched> {
  const from = performance.now();
  const answer = await send(url, request, outgoing).catch((error: unknown) => ({ problem: problemOf(error) }));
  return { ...answer, ms: Math.round(performance.now() - from) };
}

function problemOf(error: unknown): Problem {
  if (error instanceof RefusedTarget) return error.reason === 'unknown_host' ? 'unknown_host' : 'refused_address';
  const { name, code } = error as { name: string; code?: string | number };
  if (name === 'TimeoutError') return 'timeout';
  return /CERT|TLS|SSL|SELF_SIGNED|ALTNAME|EPROTO|VERIFY/.test(String(code ?? '')) ? 'tls' : 'unreachable';
}
