import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../components/page/lazy-page.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { defineFeature } from '../../lib/feature/define-feature.ts';
import { shell } from '../../lib/feature/parents.ts';
import { requireMember } from '../../lib/session/guards.ts';

/** The page knows from the address what it shows: a first visit counts bytes. */
const page = {
  getParentRoute: () => shell,
  beforeLoad: requireMember,
  component: lazyPage(withMessages(async () => (await import('./pages/chat-page.tsx')).ChatPage)),
} as const;

/** Channels and direct messages of a workspace. */
export const chat = defineFeature({
  name: 'chat',
  routes: [
    createRoute({ ...page, path: '/w/$slug/chat' }),
    createRoute({ ...page, path: '/w/$slug/chat/$channelId' }),
    createRoute({ ...page, path: '/w/$slug/chat/$channelId/$number' }),
  ],
  liveCaches: () => import('./live.ts'),
  workspace: () => import('./workspace.ts'),
});
