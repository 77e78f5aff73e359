import { type AnyRoute, createRoute, createRouter } from '@tanstack/react-router';
import { PagePending } from '../components/page/page-pending.tsx';
import { root, shell } from '../lib/feature/parents.ts';
import { features } from './features.ts';
import { Crashed } from './pages/crashed.tsx';
import { NotFound } from './pages/not-found.tsx';
import { Shell } from './shell/shell.tsx';

type Declared = Extract<NonNullable<(typeof features)[number]['routes']>[number], AnyRoute>;
type Under<Parent> = Extract<Declared, { types: { parentRoute: Parent } }>;

const declared: readonly Declared[] = features.flatMap<Declared>(({ routes = [] }) => routes);
const isUnder = (route: AnyRoute, parent: AnyRoute) => route.options.getParentRoute() === parent;
const under = <Parent extends AnyRoute>(parent: Parent): readonly Under<Parent>[] =>
  declared.filter((route): route is Under<Parent> => isUnder(route, parent));

shell.update({ component: Shell });
const anywhere = createRoute({ getParentRoute: () => shell, path: '$', component: NotFound });

export const router = createRouter({
  routeTree: root.addChildren([shell.addChildren([...under(shell), anywhere]), ...under(root)]),
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
