import { useEffect, useState } from 'react';
import { useStore } from '../../lib/external-store.ts';
import { createPart } from '../ui/part/part.ts';
import { hostMounted, loadHost } from './toast.tsx';

/** Nothing stands or falls with a toast, so a host that does not come is waited for in silence. */
const host = createPart(async () => (await loadHost()).SonnerHost);

function Mounted() {
  const now = useStore(host.state);
  useEffect(host.need, []);
  return now.status === 'here' && <now.value onMounted={hostMounted} />;
}

const whenIdle = (work: () => void) =>
  'requestIdleCallback' in window ? requestIdleCallback(work, { timeout: 3000 }) : setTimeout(work, 1000);

/** Mounted once and for good, when the first page has been drawn: its live region must stand before the first toast. */
export function Toaster() {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    whenIdle(() => setIdle(true));
  }, []);
  return idle && <Mounted />;
}
