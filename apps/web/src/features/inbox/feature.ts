import { createRoute } from '@tanstack/react-router';
import { Inbox } from 'lucide-react';
import { lazyPage } from '../../components/page/lazy-page.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { defineFeature } from '../../lib/feature/define-feature.ts';
import { shell } from '../../lib/feature/parents.ts';
import { requireMember } from '../../lib/session/guards.ts';
import { BellPlace, Voice } from './late.tsx';
import type { InboxSearch } from './search.ts';
import { useUnread } from './use-unread.ts';

export const inbox = defineFeature({
  name: 'inbox',
  routes: [
    createRoute({
      getParentRoute: () => shell,
      path: '/inbox',
      // The page reads it; its schema is no part of a first visit.
      validateSearch: (search): InboxSearch => search,
      beforeLoad: requireMember,
      component: lazyPage(withMessages(async () => (await import('./pages/inbox-page.tsx')).InboxPage)),
    }),
  ],
  liveCaches: () => import('./live.ts'),
  navigation: [
    {
      to: '/inbox',
      icon: Inbox,
      label: 'nav.inbox',
      audience: 'members',
      key: 'g i',
      useCount: useUnread,
      filled: true,
      phone: true,
    },
  ],
  topBar: BellPlace,
  keys: [
    {
      title: 'keys.inbox',
      audience: 'members',
      shortcuts: [
        { keys: ['e'], label: 'keys.done' },
        { keys: ['u'], label: 'keys.unread' },
        { keys: ['s'], label: 'keys.snooze' },
        { keys: ['m'], label: 'keys.mute' },
        { keys: ['w'], label: 'keys.why' },
        { keys: ['x'], label: 'keys.select' },
        { keys: ['#'], label: 'keys.delete' },
        { keys: ['z'], label: 'keys.undo' },
      ],
    },
  ],
  everywhere: Voice,
});
