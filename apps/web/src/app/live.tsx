import type { ReactNode } from 'react';
import { loadHost } from '../components/toast/toast.tsx';
import { RealtimeProvider } from '../realtime/index.ts';
import { features } from './list/features.ts';
import { loadLiveCaches } from './list/live-caches.ts';

async function prepare(): Promise<void> {
  const [caches, { setLiveCaches }] = await Promise.all([
    loadLiveCaches(),
    import('../lib/live/registry.ts'),
    // A connection that is cut is said in a toast, and then its code cannot be fetched any more.
    loadHost().catch(() => undefined),
  ]);
  setLiveCaches(caches);
}

/** The live connection, and what each feature does on every page. */
export const Live = ({ children }: { children: ReactNode }) => (
  <RealtimeProvider prepare={prepare}>
    {features.map(({ name, everywhere: Everywhere }) => Everywhere && <Everywhere key={name} />)}
    {children}
  </RealtimeProvider>
);
