import { useEffect, useState } from 'react';

/** True once `pending` has lasted 200 ms: quicker answers need no sign. */
export function useSlow(pending: boolean, afterMs = 200): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!pending) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), afterMs);
    return () => clearTimeout(timer);
  }, [pending, afterMs]);
  return slow && pending;
}
