import { createRoute } from '@tanstack/react-router';
import { preloadMarkdown } from '../../components/markdown/preload-markdown.ts';
import { lazyPage } from '../../components/page/lazy-page.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { defineFeature } from '../../lib/feature/define-feature.ts';
import { shell } from '../../lib/feature/parents.ts';

export const topic = defineFeature({
  name: 'topic',
  routes: [
    createRoute({
      getParentRoute: () => shell,
      path: '/t/$id',
      // Ids are lower case: an address in capitals, as some mail programs write it, is the same page.
      params: { parse: ({ id }) => ({ id: id.toLowerCase() }) },
      component: lazyPage(
        withMessages(async () => {
          const [{ TopicPage }] = await Promise.all([import('./pages/topic-page.tsx'), preloadMarkdown()]);
          return TopicPage;
        }),
      ),
    }),
  ],
  liveCaches: () => import('./live.ts'),
  keys: [
    {
      title: 'keys.post',
      shortcuts: [
        { keys: ['r'], label: 'keys.reply' },
        { keys: ['l'], label: 'keys.like' },
        { keys: ['q'], label: 'keys.quote' },
      ],
    },
  ],
});
