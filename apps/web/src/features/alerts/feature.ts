import { createRoute } from '@tanstack/react-router';
import { Shield } from 'lucide-react';
import { lazyPage } from '../../components/page/lazy-page.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { defineFeature } from '../../lib/feature/define-feature.ts';
import { shell } from '../../lib/feature/parents.ts';
import { requireMember } from '../../lib/session/guards.ts';
import type { AlertsSearch } from './model/search.ts';
import { useNewAlerts } from './use-new-alerts.ts';

/** Safety alerts: what was found about the reader and their family. */
export const alerts = defineFeature({
  name: 'alerts',
  routes: [
    createRoute({
      getParentRoute: () => shell,
      path: '/alerts',
      // The page reads it; what checks it is no part of a first visit.
      validateSearch: (search): AlertsSearch => search,
      beforeLoad: requireMember,
      component: lazyPage(withMessages(async () => (await import('./pages/alerts-page.tsx')).AlertsPage)),
    }),
  ],
  liveCaches: () => import('./live.ts'),
  navigation: [
    {
      to: '/alerts',
      icon: Shield,
      label: 'nav.alerts',
      audience: 'members',
      key: 'g a',
      useCount: useNewAlerts,
      countLabel: 'nav.newAlerts',
    },
  ],
});
