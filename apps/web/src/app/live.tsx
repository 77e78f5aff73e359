import type { ReactNode } from 'react';
import { RealtimeProvider } from '../realtime/index.ts';
import { features } from './features.ts';
import { loadLiveCaches } from './live-caches.ts';

async function prepare(): Promise<void> {
  const [caches, { setLiveCaches }] = await Promise.all([loadLiveCaches(), import('../lib/live/registry.ts')]);
  setLiveCaches(caches);
}

/** The live connection, and what each feature does on every page. */
export const Live = ({ children }: { children: ReactNode }) => (
  <RealtimeProvider prepare={prepare}>
    {features.map(({ name, everywhere: Everywhere }) => Everywhere && <Everywhere key={name} />)}
    {children}
  </RealtimeProvider>
);
