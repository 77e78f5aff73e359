import { createRoute } from '@tanstack/react-router';
import { Waves } from 'lucide-react';
import { lazyPage } from '../../src/components/page/lazy-page.tsx';
import { defineFeature } from '../../src/lib/feature/define-feature.ts';
import { shell } from '../../src/lib/feature/parents.ts';

const Everywhere = () => <p id="tide-table">High water at six</p>;

/** A feature nobody wrote for the app: all that a feature can add, so that a test can add it by the list alone. */
export const tides = defineFeature({
  name: 'tides',
  routes: [
    createRoute({
      getParentRoute: () => shell,
      path: '/tides',
      component: lazyPage(async () => (await import('./page.tsx')).TidesPage),
    }),
  ],
  liveCaches: () => import('./live.ts'),
  navigation: [
    {
      to: '/tides',
      icon: Waves,
      label: 'nav.more',
      useCount: () => 7,
      key: 'g t',
      keyLabel: 'action.retry',
      phone: true,
    },
  ],
  keys: [{ title: 'keys.list', shortcuts: [{ keys: ['z'], label: 'keys.close' }] }],
  everywhere: Everywhere,
  workspace: () => import('./workspace.ts'),
});
