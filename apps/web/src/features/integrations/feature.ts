import { createRoute } from '@tanstack/react-router';
import { Activity } from 'lucide-react';
import { lazyPage } from '../../components/page/lazy-page.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { defineFeature } from '../../lib/feature/define-feature.ts';
import { shell } from '../../lib/feature/parents.ts';
import { requireMember } from '../../lib/session/guards.ts';
import type { IntegrationsSearch } from './search.ts';

// One piece for all pages, which decides by the address: a second would take its place in a first visit.
const component = lazyPage(withMessages(async () => (await import('./pages/page.tsx')).Page));

/** Other systems: who is let in, who is sent, and the orders they brought. */
export const integrations = defineFeature({
  name: 'integrations',
  routes: [
    createRoute({
      getParentRoute: () => shell,
      path: '/integrations',
      // The page reads it; its schema is no part of a first visit.
      validateSearch: (search): IntegrationsSearch => search,
      beforeLoad: requireMember,
      component,
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/orders/$id',
      beforeLoad: requireMember,
      component,
    }),
  ],
  workspace: () => import('./workspace.ts'),
  navigation: [
    { to: '/integrations', icon: Activity, label: 'nav.integrations', section: 'staff', audience: 'admins' },
  ],
});
