import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../components/page/lazy-page.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { defineFeature } from '../../lib/feature/define-feature.ts';
import { shell } from '../../lib/feature/parents.ts';
import { requireMember } from '../../lib/session/guards.ts';

/** The pages know from the address which they are: a first visit counts bytes. */
const page = {
  getParentRoute: () => shell,
  beforeLoad: requireMember,
  component: lazyPage(withMessages(async () => (await import('./pages/approvals-page.tsx')).ApprovalsPage)),
} as const;

/** What agents and members ask the people of a workspace before they act. */
export const approvals = defineFeature({
  name: 'approvals',
  routes: [createRoute({ ...page, path: '/w/$slug/approvals' }), createRoute({ ...page, path: '/approvals/$id' })],
  liveCaches: () => import('./live.ts'),
  workspace: () => import('./workspace.ts'),
});
