import { createRoute } from '@tanstack/react-router';
import { MessagesSquare } from 'lucide-react';
import { lazyPage } from '../../components/page/lazy-page.tsx';
import { defineFeature } from '../../lib/feature/define-feature.ts';
import { shell } from '../../lib/feature/parents.ts';
import { useUnreadTopics } from '../categories/index.ts';

const listSearch = (search: Record<string, unknown>): { filter?: 'new' | 'unread' } => {
  const filter = search.filter;
  return filter === 'new' || filter === 'unread' ? { filter } : {};
};

export const topics = defineFeature({
  name: 'topics',
  routes: [
    createRoute({
      getParentRoute: () => shell,
      path: '/',
      validateSearch: listSearch,
      component: lazyPage(async () => (await import('./pages/topics-page.tsx')).TopicsPage),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/c/$category',
      params: {
        parse: ({ category }) => ({ category: category.toLowerCase() }),
      },
      validateSearch: listSearch,
      component: lazyPage(async () => (await import('./pages/category-page.tsx')).CategoryPage),
    }),
  ],
  liveCaches: () => import('./live.ts'),
  navigation: [
    {
      to: '/',
      exact: true,
      icon: MessagesSquare,
      label: 'nav.topics',
      useCount: useUnreadTopics,
      key: 'g h',
      keyLabel: 'keys.home',
      phone: true,
    },
  ],
  keys: [
    { title: 'keys.anywhere', shortcuts: [{ keys: ['c'], label: 'keys.newTopic' }] },
    {
      title: 'keys.list',
      shortcuts: [
        { keys: ['j', 'k'], label: 'keys.next' },
        { keys: ['o'], label: 'keys.open' },
        { keys: ['.'], label: 'keys.showNew' },
      ],
    },
  ],
});
