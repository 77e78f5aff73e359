import { useEffect, useState } from 'react';
import { quietPart } from '../ui/part/quiet-part.tsx';
import { hostMounted, loadHost } from './toast.tsx';

const Host = quietPart(async () => (await loadHost()).SonnerHost);

const whenIdle = (work: () => void) =>
  'requestIdleCallback' in window ? requestIdleCallback(work, { timeout: 3000 }) : setTimeout(work, 1000);

/** Mounted once and for good, when the first page has been drawn: its live region must stand before the first toast. */
export function Toaster() {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    whenIdle(() => setIdle(true));
  }, []);
  return idle && <Host onMounted={hostMounted} />;
}
