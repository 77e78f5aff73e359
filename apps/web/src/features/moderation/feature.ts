import { createRoute } from '@tanstack/react-router';
import { Flag } from 'lucide-react';
import { lazyPage } from '../../components/page/lazy-page.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { defineFeature } from '../../lib/feature/define-feature.ts';
import { shell } from '../../lib/feature/parents.ts';
import { requireMember } from '../../lib/session/guards.ts';
import { ModerationNotices } from './components/moderation-notices.tsx';
import { useOpenReports } from './use-open-reports.ts';

export const moderation = defineFeature({
  name: 'moderation',
  routes: [
    createRoute({
      getParentRoute: () => shell,
      path: '/moderation',
      beforeLoad: requireMember,
      component: lazyPage(withMessages(async () => (await import('./pages/moderation-page.tsx')).ModerationPage)),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/notices',
      beforeLoad: requireMember,
      component: lazyPage(withMessages(async () => (await import('./pages/notices-page.tsx')).NoticesPage)),
    }),
  ],
  liveCaches: () => import('./live.ts'),
  navigation: [
    {
      to: '/moderation',
      icon: Flag,
      label: 'nav.moderation',
      section: 'staff',
      audience: 'staff',
      key: 'g m',
      keyLabel: 'keys.goModeration',
      useCount: useOpenReports,
      countLabel: 'nav.openReports',
    },
  ],
  keys: [
    {
      title: 'keys.moderation',
      audience: 'staff',
      shortcuts: [
        { keys: ['h'], label: 'keys.hide' },
        { keys: ['d'], label: 'keys.dismiss' },
      ],
    },
  ],
  everywhere: ModerationNotices,
});
