import { lazy, Suspense, useEffect, useState } from 'react';
import { hostMounted, loadHost } from './toast.tsx';

const Host = lazy(async () => ({ default: (await loadHost()).SonnerHost }));

function Mounted() {
  useEffect(hostMounted, []);
  return <Host />;
}

const whenIdle = (work: () => void) =>
  'requestIdleCallback' in window ? requestIdleCallback(work, { timeout: 3000 }) : setTimeout(work, 1000);

/** Mounted once and for good, when the first page has been drawn: its live region must stand before the first toast. */
export function Toaster() {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    whenIdle(() => setIdle(true));
  }, []);
  return <Suspense>{idle && <Mounted />}</Suspense>;
}
