import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../components/page/lazy-page.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { defineFeature } from '../../lib/feature/define-feature.ts';
import { shell } from '../../lib/feature/parents.ts';

export const profile = defineFeature({
  name: 'profile',
  routes: [
    createRoute({
      getParentRoute: () => shell,
      path: '/u/$name',
      params: { parse: ({ name }) => ({ name: name.toLowerCase() }) },
      component: lazyPage(withMessages(async () => (await import('./pages/profile-page.tsx')).ProfilePage)),
    }),
  ],
});
