import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../components/page/lazy-page.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { defineFeature } from '../../lib/feature/define-feature.ts';
import { shell } from '../../lib/feature/parents.ts';
import { requireMember } from '../../lib/session/guards.ts';

/** The page knows from the address which it is: a first visit counts bytes. */
const page = {
  getParentRoute: () => shell,
  beforeLoad: requireMember,
  component: lazyPage(withMessages(async () => (await import('./pages/agents-page.tsx')).AgentsPage)),
} as const;

/** Programs that work in a workspace, and what they say they do. */
export const agents = defineFeature({
  name: 'agents',
  routes: [createRoute({ ...page, path: '/w/$slug/agents' }), createRoute({ ...page, path: '/w/$slug/agents/$id' })],
  liveCaches: () => import('./live.ts'),
  workspace: () => import('./workspace.ts'),
});
