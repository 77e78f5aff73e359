import { createRoute } from '@tanstack/react-router';
import { Settings } from 'lucide-react';
import { lazyPage } from '../../components/page/lazy-page.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { defineFeature } from '../../lib/feature/define-feature.ts';
import { shell } from '../../lib/feature/parents.ts';
import { requireMember } from '../../lib/session/guards.ts';

const part = lazyPage(withMessages(async () => (await import('./pages/settings-part.tsx')).SettingsPart));

export const settings = defineFeature({
  name: 'settings',
  routes: [
    createRoute({
      getParentRoute: () => shell,
      path: '/settings',
      beforeLoad: requireMember,
      component: lazyPage(withMessages(async () => (await import('./pages/settings-page.tsx')).SettingsPage)),
    }),
    ...(['/settings/sessions', '/settings/invitations'] as const).map((path) =>
      createRoute({ getParentRoute: () => shell, path, beforeLoad: requireMember, component: part }),
    ),
  ],
  navigation: [
    {
      to: '/settings',
      icon: Settings,
      label: 'nav.settings',
      section: 'account',
      audience: 'members',
      key: 'g s',
      keyLabel: 'keys.goSettings',
    },
  ],
});
