import './styles/index.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { announcePages } from './app/announce-pages.ts';
import { followInnerLinks } from './app/follow-inner-links.ts';
import { followReader } from './app/follow-reader.ts';
import { Providers } from './app/providers.tsx';
import { router } from './app/router.tsx';
import { InLocale } from './i18n/in-locale.tsx';
import { createQueryClient } from './lib/api/query-client.ts';
import { startHiddenMark } from './lib/browser/hidden-tab.ts';
import { startTheme } from './lib/browser/theme.ts';
import { keepInputMethodKeys } from './lib/keyboard/ime.ts';
import { startLocale } from './lib/session/reader-locale.ts';
import { startSession } from './lib/session/session.ts';

startTheme();
startHiddenMark();
keepInputMethodKeys();
startSession();
followReader(router);
announcePages(router);
followInnerLinks(router);

const host = document.getElementById('root');
if (!host) throw new Error('index.html has no #root');
const root = createRoot(host);
const queryClient = createQueryClient();

void startLocale().then(() =>
  root.render(
    <StrictMode>
      <Providers queryClient={queryClient}>
        <InLocale>
          <RouterProvider router={router} />
        </InLocale>
      </Providers>
    </StrictMode>,
  ),
);
