import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv, type Plugin } from 'vite';
import { budget } from './budget.ts';
import { chunks } from './chunks.ts';
import { compress } from './compress.ts';
import { fetchImportsFirst } from './fetch-first.ts';
import { messages } from './messages.ts';
import { quietProxy } from './quiet-proxy.ts';
import { serviceWorker } from './service-worker.ts';
import { strictStyles } from './strict-styles.ts';

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
            groups: chunks,
          },
        },
      },
    },
  };
});
