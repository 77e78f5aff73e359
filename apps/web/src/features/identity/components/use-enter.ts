import { useRouter, useSearch } from '@tanstack/react-router';
import { safeNext } from '../../../lib/session/guards.ts';

/** Where a visitor goes once they are somebody: to the page that asked for it, else home. */
export function useEnter(from: '/sign-in' | '/register'): () => void {
  const router = useRouter();
  const { next } = useSearch({ from });
  return () => {
    router.navigate({ href: safeNext(next) ?? '/', replace: true }).catch(() => undefined);
  };
}
