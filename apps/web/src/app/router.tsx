import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { preloadMarkdown } from '../components/markdown/markdown.tsx';
import { requireMember, requireVisitor, safeNext } from './guards.ts';
import { lazyPage } from './lazy-page.tsx';
import { Crashed } from './pages/crashed.tsx';
import { NotFound } from './pages/not-found.tsx';
import { PagePending } from './pages/page-pending.tsx';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({ component: Outlet });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });

const nextSearch = (search: Record<string, unknown>): { next?: string } => {
  const next = safeNext(search.next);
  return next === undefined ? {} : { next };
};

const listSearch = (search: Record<string, unknown>): { filter?: 'new' | 'unread' } => {
  const filter = search.filter;
  return filter === 'new' || filter === 'unread' ? { filter } : {};
};

const topics = createRoute({
  getParentRoute: () => shell,
  path: '/',
  validateSearch: listSearch,
  component: lazyPage(async () => (await import('../features/topics/pages/topics-page.tsx')).TopicsPage),
});
const category = createRoute({
  getParentRoute: () => shell,
  path: '/c/$category',
  validateSearch: listSearch,
  component: lazyPage(async () => (await import('../features/topics/pages/category-page.tsx')).CategoryPage),
});
const topic = createRoute({
  getParentRoute: () => shell,
  path: '/t/$id',
  component: lazyPage(async () => {
    const [{ TopicPage }] = await Promise.all([import('../features/topic/pages/topic-page.tsx'), preloadMarkdown()]);
    return TopicPage;
  }),
});
const profile = createRoute({
  getParentRoute: () => shell,
  path: '/u/$name',
  component: lazyPage(async () => (await import('../features/profile/pages/profile-page.tsx')).ProfilePage),
});
const moderation = createRoute({
  getParentRoute: () => shell,
  path: '/moderation',
  beforeLoad: requireMember,
  component: lazyPage(async () => (await import('../features/moderation/pages/moderation-page.tsx')).ModerationPage),
});
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  beforeLoad: requireMember,
  component: lazyPage(async () => (await import('../features/settings/pages/settings-page.tsx')).SettingsPage),
});
const sessions = createRoute({
  getParentRoute: () => shell,
  path: '/settings/sessions',
  beforeLoad: requireMember,
  component: lazyPage(async () => (await import('../features/settings/pages/sessions-page.tsx')).SessionsPage),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: nextSearch,
  beforeLoad: requireVisitor,
  component: lazyPage(async () => (await import('../features/identity/pages/sign-in-page.tsx')).SignInPage),
});
const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  validateSearch: nextSearch,
  beforeLoad: requireVisitor,
  component: lazyPage(async () => (await import('../features/identity/pages/register-page.tsx')).RegisterPage),
});
const anywhere = createRoute({ getParentRoute: () => shell, path: '$', component: NotFound });

const routeTree = root.addChildren([
  shell.addChildren([topics, category, topic, profile, moderation, settings, sessions, anywhere]),
  signIn,
  register,
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  scrollToTopSelectors: ['[data-scroll-restoration-id="page"]'],
  defaultErrorComponent: Crashed,
  defaultNotFoundComponent: NotFound,
  defaultPendingComponent: PagePending,
  defaultPendingMs: 150,
  defaultPendingMinMs: 300,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
