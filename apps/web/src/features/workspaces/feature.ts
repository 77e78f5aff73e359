import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../components/page/lazy-page.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { defineFeature } from '../../lib/feature/define-feature.ts';
import { shell } from '../../lib/feature/parents.ts';
import { requireMember } from '../../lib/session/guards.ts';
import { SectionPlace, TabsPlace } from './late.tsx';

type Pages = typeof import('./pages/workspace-pages.ts')['workspacePages'];
const page = (name: keyof Pages) =>
  lazyPage(withMessages(async () => (await import('./pages/workspace-pages.ts')).workspacePages[name]));
const under = { getParentRoute: () => shell, beforeLoad: requireMember };

export const workspaces = defineFeature({
  name: 'workspaces',
  routes: [
    createRoute({ ...under, path: '/workspaces', component: page('workspaces') }),
    createRoute({ ...under, path: '/w/$slug', component: page('workspace') }),
    createRoute({ ...under, path: '/w/$slug/settings', component: page('settings') }),
    createRoute({ ...under, path: '/join', component: page('join') }),
  ],
  liveCaches: () => import('./live.ts'),
  workspace: () => import('./workspace.ts'),
  navigation: [
    {
      to: '/workspaces',
      label: 'nav.workspaces',
      section: 'work',
      audience: 'members',
      key: 'g w',
      sidebar: SectionPlace,
      phone: TabsPlace,
    },
  ],
});
