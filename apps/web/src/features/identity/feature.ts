import { createRoute } from '@tanstack/react-router';
import { LogIn } from 'lucide-react';
import { lazyPage } from '../../components/page/lazy-page.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { defineFeature } from '../../lib/feature/define-feature.ts';
import { root } from '../../lib/feature/parents.ts';
import { requireVisitor, safeNext } from '../../lib/session/guards.ts';

// The key is always there: the router keeps what an address said where a validated value has none.
const nextSearch = (search: Record<string, unknown>): { next?: string | undefined } => ({
  next: safeNext(search.next),
});

const linkPage = lazyPage(withMessages(async () => (await import('./pages/link-page.tsx')).LinkPage));

export const identity = defineFeature({
  name: 'identity',
  routes: [
    createRoute({
      getParentRoute: () => root,
      path: '/sign-in',
      validateSearch: nextSearch,
      beforeLoad: requireVisitor,
      component: lazyPage(async () => (await import('./pages/sign-in-page.tsx')).SignInPage),
    }),
    createRoute({
      getParentRoute: () => root,
      path: '/register',
      validateSearch: nextSearch,
      beforeLoad: requireVisitor,
      component: lazyPage(withMessages(async () => (await import('./pages/register-page.tsx')).RegisterPage)),
    }),
    ...(['/forgot', '/reset', '/verify'] as const).map((path) =>
      createRoute({ getParentRoute: () => root, path, component: linkPage }),
    ),
  ],
  navigation: [
    {
      to: '/sign-in',
      icon: LogIn,
      label: 'nav.signIn',
      section: 'account',
      audience: 'visitors',
      phone: true,
    },
  ],
});
