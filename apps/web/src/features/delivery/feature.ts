import { createRoute } from '@tanstack/react-router';
import { Activity } from 'lucide-react';
import { lazyPage } from '../../components/page/lazy-page.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { defineFeature } from '../../lib/feature/define-feature.ts';
import { shell } from '../../lib/feature/parents.ts';
import { requireMember } from '../../lib/session/guards.ts';
import type { DeliverySearch } from './search.ts';

/** What became of notifications, and work that failed for good: for admins. */
export const delivery = defineFeature({
  name: 'delivery',
  routes: [
    createRoute({
      getParentRoute: () => shell,
      path: '/delivery',
      // The page reads it; its schema is no part of a first visit.
      validateSearch: (search): DeliverySearch => search,
      beforeLoad: requireMember,
      component: lazyPage(withMessages(async () => (await import('./pages/delivery-page.tsx')).DeliveryPage)),
    }),
  ],
  navigation: [{ to: '/delivery', icon: Activity, label: 'nav.delivery', section: 'staff', audience: 'admins' }],
});
