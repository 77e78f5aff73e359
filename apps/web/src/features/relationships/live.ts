import type { ProfileAnswer } from '@tidings/contracts';
import { type LiveCache, liveCache } from '../../lib/live/live-cache.ts';
import { profileKey } from '../identity/index.ts';
import { type BlocksData, blocksQuery } from './api/relationships.ts';
import { blocksReducers, profileReducers } from './realtime.ts';

export const liveCaches: readonly LiveCache[] = [
  liveCache<ProfileAnswer>(profileKey, () => profileReducers),
  liveCache<BlocksData>(blocksQuery().queryKey, () => blocksReducers),
];
