import { createRoute } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { lazyPage } from '../../components/page/lazy-page.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { defineFeature } from '../../lib/feature/define-feature.ts';
import { shell } from '../../lib/feature/parents.ts';
import { requireMember } from '../../lib/session/guards.ts';
import { InvitationNotices } from './components/invitation-notices.tsx';
import { useWaitingCount } from './use-waiting-count.ts';

type Pages = typeof import('./pages/group-pages.ts')['groupPages'];
const page = (name: keyof Pages) =>
  lazyPage(withMessages(async () => (await import('./pages/group-pages.ts')).groupPages[name]));

export const groups = defineFeature({
  name: 'groups',
  routes: [
    createRoute({
      getParentRoute: () => shell,
      path: '/groups',
      beforeLoad: requireMember,
      component: page('groups'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/groups/archived',
      beforeLoad: requireMember,
      component: page('archived'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/groups/new',
      beforeLoad: requireMember,
      component: page('new'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/groups/$id',
      params: { parse: ({ id }) => ({ id: id.toLowerCase() }) },
      beforeLoad: requireMember,
      component: page('group'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/groups/$id/$tab',
      params: { parse: ({ id, tab }) => ({ id: id.toLowerCase(), tab }) },
      beforeLoad: requireMember,
      component: page('group'),
    }),
  ],
  liveCaches: () => import('./live.ts'),
  navigation: [
    {
      to: '/groups',
      icon: Users,
      label: 'nav.groups',
      audience: 'members',
      key: 'g g',
      useCount: useWaitingCount,
      countLabel: 'nav.invitations',
    },
  ],
  everywhere: InvitationNotices,
});
