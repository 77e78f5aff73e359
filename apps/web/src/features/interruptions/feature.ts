import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../components/page/lazy-page.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { defineFeature } from '../../lib/feature/define-feature.ts';
import { shell } from '../../lib/feature/parents.ts';
import { requireMember } from '../../lib/session/guards.ts';

export const interruptions = defineFeature({
  name: 'interruptions',
  routes: [
    createRoute({
      getParentRoute: () => shell,
      path: '/settings/notifications',
      beforeLoad: requireMember,
      component: lazyPage(withMessages(async () => (await import('./pages/reaches-page.tsx')).ReachesPage)),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/settings/notifications/muted',
      beforeLoad: requireMember,
      component: lazyPage(withMessages(async () => (await import('./pages/muted-page.tsx')).MutedPage)),
    }),
  ],
  liveCaches: () => import('./live.ts'),
});
