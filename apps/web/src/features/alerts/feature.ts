import { createRoute } from '@tanstack/react-router';
import { createLucideIcon } from 'lucide-react';
import { lazyPage } from '../../components/page/lazy-page.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { defineFeature } from '../../lib/feature/define-feature.ts';
import { shell } from '../../lib/feature/parents.ts';
import { requireMember } from '../../lib/session/guards.ts';
import { useNewAlerts } from './hooks/use-new-alerts.ts';
import type { AlertsSearch } from './model/search.ts';

/** The shield of lucide in fewer strokes: a first visit counts bytes. */
const Shield = createLucideIcon('shield', [['path', { d: 'M12 2 4 5v8q0 6 8 9 8-3 8-9V5z', key: 's' }]]);

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
      countLabel: 'nav.new',
      phone: { icon: Shield, label: 'nav.alertsTab' },
    },
  ],
});
