import { defineFeature } from '../../lib/feature/define-feature.ts';
import { BannerPlace } from './late.tsx';

/** What admins say to everybody or to a group. */
export const announcements = defineFeature({
  name: 'announcements',
  liveCaches: () => import('./live.ts'),
  underTopBar: BannerPlace,
});
