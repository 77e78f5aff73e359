import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';

/** The parent of pages that stand alone. */
export const root = createRootRoute({ component: Outlet });

/** The parent of pages inside the frame of sidebar and top bar, which the app gives it. */
export const shell = createRoute({ getParentRoute: () => root, id: 'shell' });
