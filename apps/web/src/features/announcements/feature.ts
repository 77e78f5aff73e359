import { createRoute } from '@tanstack/react-router';
import { SquarePen } from 'lucide-react';
import { lazyPage } from '../../components/page/lazy-page.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { defineFeature } from '../../lib/feature/define-feature.ts';
import { shell } from '../../lib/feature/parents.ts';
import { requireMember } from '../../lib/session/guards.ts';
import type { AnnouncementsSearch } from './admin/search.ts';
import { BannerPlace } from './late.tsx';

/** What admins say to everybody or to a group. */
export const announcements = defineFeature({
  name: 'announcements',
  routes: [
    createRoute({
      getParentRoute: () => shell,
      path: '/announcements',
      // The page reads it; its schema is no part of a first visit.
      validateSearch: (search): AnnouncementsSearch => search,
      beforeLoad: requireMember,
      component: lazyPage(
        withMessages(async () => (await import('./admin/pages/announcements-page.tsx')).AnnouncementsPage),
      ),
    }),
  ],
  liveCaches: () => import('./live.ts'),
  navigation: [
    { to: '/announcements', icon: SquarePen, label: 'nav.announcements', section: 'staff', audience: 'admins' },
  ],
  underTopBar: BannerPlace,
});
