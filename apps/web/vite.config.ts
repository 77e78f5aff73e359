import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv, type Plugin } from 'vite';
import { budget } from './budget.ts';
import { compress } from './compress.ts';
import { fetchImportsFirst } from './fetch-first.ts';
import { messages } from './messages.ts';
import { quietProxy } from './quiet-proxy.ts';
import { serviceWorker } from './service-worker.ts';
import { strictStyles } from './strict-styles.ts';

/** What every page needs, in one file: a dozen small shared chunks would each cost a request. */
const base = new RegExp(
  [
    '/node_modules/(react|react-dom|scheduler|clsx|class-variance-authority|use-sync-external-store)/',
    '/node_modules/@tanstack/(history|query-core|react-query|react-router|react-store|router-core|store)/',
    '/node_modules/@radix-ui/react-(slot|compose-refs)/',
    '/node_modules/lucide-react/dist/esm/(createLucideIcon|Icon|defaultAttributes|context|shared)',
    '/apps/web/src/(lib(?!/api/(?:same-write|form)|/browser/(?:user-agent|tab-lock))|i18n(?!/(locales|later|messages)/)|components/page)/',
    '/node_modules/(intl-messageformat|@formatjs/icu-messageformat-parser)/',
    '/packages/i18n/src/(?!pseudo)',
    // Room names: without a place here they would come with all live caches.
    '/packages/contracts/src/(plain|declarations|(?!kernel)[a-z]+/declarations|kernel/(registry|merge|room-names|room))[.]ts$',
    // Counted in the sidebar, and kept true by a live cache: likewise.
    '/apps/web/src/features/moderation/(api/open-count|use-open-reports)[.]ts$',
    '/apps/web/src/features/inbox/(api/summary|use-unread)[.]ts$',
    '/apps/web/src/features/groups/(api/waiting|use-waiting-count)[.]ts$',
    '/apps/web/src/features/alerts/(api/counts|hooks/use-new-alerts)[.]ts$',
    // What one later page alone uses comes with that.
    '/apps/web/src/components/ui/(?!overlay/(dialog|sheet|popover-pane|menu|use-lost-anchor)|form/(select-box|field|input|check|switch)|action/(?:like-button|post-action)|people/typing-)',
  ].join('|'),
);

/** The signs of the first screen come with it; all others in one file: one request for a page, not one for each sign. */
const firstSigns = [
  ...['activity', 'arrow-down', 'arrow-up', 'check', 'check-check', 'chevron-down', 'chevron-left'],
  ...['circle-exclamation-point', 'copy', 'flag', 'inbox', 'lock', 'log-in', 'log-out', 'menu', 'message-square'],
  ...['messages-square', 'pin', 'rotate-cw', 'search', 'settings', 'square-pen', 'users', 'x'],
];
const laterSigns = new RegExp(`/lucide-react/dist/esm/icons/(?!(?:${firstSigns.join('|')})[.]mjs)`);

const firstPage = '/features/topics/pages/topics-page.tsx';

/** The two faces of the first screen begin to load with the page, not after its style sheet. */
const preloadFaces: Plugin = {
  name: 'preload-faces',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((file) => /(inter-latin-opsz-normal|schibsted-grotesk-latin-wght-normal)/.test(file))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: true },
          injectTo: 'head-prepend' as const,
        })),
  },
};

export default defineConfig(({ mode }) => {
  const env = loadEnv(mode, '.', '');
  const api = `http://127.0.0.1:${env.PORT ?? '4000'}`;
  return {
    plugins: [
      react(),
      tailwind(),
      preloadFaces,
      fetchImportsFirst,
      strictStyles,
      quietProxy,
      messages,
      serviceWorker,
      ...['en', 'de'].map((locale) =>
        budget({
          what: `a first visit (${locale})`,
          file: firstPage,
          and: `/i18n/locales/${locale}.ts`,
          kilobytes: 170,
        }),
      ),
      budget({
        what: 'the live client',
        file: '/realtime/client/open-client.ts',
        kilobytes: 40,
        beside: firstPage,
        without: 'zod',
      }),
      compress,
    ],
    server: {
      // This machine alone, unless it is asked otherwise (HOST).
      host: '127.0.0.1',
      // Only what the app is made of: not the data directory, not the sources of the server (ATTACKS 68).
      fs: {
        strict: true,
        allow: ['.', '../../node_modules', ...['contracts', 'client', 'i18n'].map((name) => `../../packages/${name}`)],
        deny: ['.env', '.env.*', '*.{crt,pem,key}', '**/.git/**', '**/.data/**', '**/secret'],
      },
      port: Number(env.WEB_PORT ?? '5173'),
      proxy: {
        '/api': { target: api },
        '/health': { target: api },
        '/ws': { target: api, ws: true },
        ...(env.DEMO_ACTIVITY_PORT
          ? { '/dev/demo-activity': { target: `http://127.0.0.1:${env.DEMO_ACTIVITY_PORT}` } }
          : {}),
      },
    },
    build: {
      target: 'es2023',
      sourcemap: true,
      assetsInlineLimit: 2048,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'base', test: base },
              { name: 'topics', test: /\/features\/topics\/(pages|components)\/(?!new-topic-composer|category-page)/ },
              { name: 'forms', test: /\/apps\/web\/src\/(components\/ui\/form\/(field|input)|lib\/api\/form)\.tsx?$/ },
              { name: 'signs', test: laterSigns },
              { name: 'live-caches', test: /\/features\/[^/]+\/live\.ts$/ },
            ],
          },
        },
      },
    },
  };
});
