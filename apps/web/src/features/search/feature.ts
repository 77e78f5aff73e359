import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../components/page/lazy-page.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { defineFeature } from '../../lib/feature/define-feature.ts';
import { shell } from '../../lib/feature/parents.ts';
import { SearchBox } from './components/search-box.tsx';
import type { Asked } from './model/asked.ts';

/** Looking for posts, people and places: the page, the palette, and inside a topic. */
export const search = defineFeature({
  name: 'search',
  routes: [
    createRoute({
      getParentRoute: () => shell,
      path: '/search',
      // The page reads it; its schema is no part of a first visit.
      validateSearch: (search): Asked => search,
      component: lazyPage(withMessages(async () => (await import('./pages/search-page.tsx')).SearchPage)),
    }),
  ],
  // `⌘K` is written on the box, and `f` on the button in a topic.
  keys: [{ title: 'keys.anywhere', shortcuts: [{ keys: ['/'], label: 'search.title' }] }],
  topBar: SearchBox,
});
