import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSession } from '../../lib/session/state.ts';
import { quietPart } from '../ui/part/quiet-part.tsx';
import { hostMounted, loadHost } from './toast.tsx';

const Host = quietPart(async () => (await loadHost()).SonnerHost);

/** Does work when the browser has time for it; the returned function forgets it. */
function whenIdle(work: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const asked = requestIdleCallback(work, { timeout: 3000 });
    return () => cancelIdleCallback(asked);
  }
  const timer = setTimeout(work, 1000);
  return () => clearTimeout(timer);
}
/** Whatever the page still waits for: a toast may come. */
const patienceMs = 5000;

/**
 * Mounted once and for good, when the first page has been drawn and has what it asked for: its live region must stand before the first
 * toast, and its code must not come before what is read.
 */
export function Toaster() {
  const [wanted, setWanted] = useState(false);
  // Who reads is known before the page asks for anything.
  const unknown = useSession().status === 'unknown';
  const waits = useIsFetching() > 0 || unknown;
  useEffect(() => (waits ? undefined : whenIdle(() => setWanted(true))), [waits]);
  useEffect(() => {
    const timer = setTimeout(() => setWanted(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return wanted && <Host onMounted={hostMounted} />;
}
