import type { Scope } from './scope.ts';

const patienceMs = 10_000;

/** Does what the token allows, without a page and without a cookie. Tries once more where nobody answered; answers whether it was done. */
export async function act({ fetch }: Scope, token: string, action: 'read' | 'archive' | 'shown'): Promise<boolean> {
  const ask = () =>
    fetch('/api/push/acts', {
      method: 'POST',
      credentials: 'omit',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, action }),
      signal: AbortSignal.timeout(patienceMs),
    });
  const answer = await ask().catch(() => ask().catch(() => undefined));
  return answer?.ok ?? false;
}
