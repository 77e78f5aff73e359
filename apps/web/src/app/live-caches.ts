import type { LiveCache } from '../lib/live/live-cache.ts';
import { features } from './features.ts';

/** Brings every cache that events keep true. Rejects when one of them did not come. */
export async function loadLiveCaches(): Promise<LiveCache[]> {
  const parts = await Promise.all(features.map((feature) => feature.liveCaches?.()));
  return parts.flatMap((part) => part?.liveCaches ?? []);
}
