import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../components/page/lazy-page.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { defineFeature } from '../../lib/feature/define-feature.ts';
import { shell } from '../../lib/feature/parents.ts';
import { requireMember } from '../../lib/session/guards.ts';

export const push = defineFeature({
  name: 'push',
  routes: [
    // Two pages, and one route for both: a first visit has no room for more.
    createRoute({
      getParentRoute: () => shell,
      path: '/settings/notifications/$part',
      beforeLoad: requireMember,
      component: lazyPage(withMessages(async () => (await import('./pages/push-pages.tsx')).PushPages)),
    }),
  ],
});
