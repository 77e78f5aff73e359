import './styles/index.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { announcePages } from './app/announce-pages.ts';
import { followReader } from './app/follow-reader.ts';
import { Providers } from './app/providers.tsx';
import { router } from './app/router.tsx';
import { InLocale } from './i18n/in-locale.tsx';
import { startHiddenMark } from './lib/hidden-tab.ts';
import { createQueryClient } from './lib/query-client.ts';
import { startLocale } from './lib/reader-locale.ts';
import { startSession } from './lib/session/session.ts';
import { startTheme } from './lib/theme.ts';

startTheme();
startHiddenMark();
startSession();
followReader(router);
announcePages(router);

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
