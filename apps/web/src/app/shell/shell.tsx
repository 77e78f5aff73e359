import { Outlet } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { ConnectionBar } from '../../components/connection/connection-bar.tsx';
import { PageSlotsContext } from '../../components/page/slots.tsx';
import { NoticePlace } from '../../components/ui/feedback/notice.tsx';
import { quietPart } from '../../components/ui/part/quiet-part.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { t } from '../../i18n/t.ts';
import { useConnection } from '../../lib/connection.ts';
import { WorkspaceAddsContext } from '../../lib/feature/workspace-adds.ts';
import { useServerStatus } from '../../lib/http/server-status.ts';
import { useSession } from '../../lib/session/state.ts';
import { features } from '../list/features.ts';
import { loadWorkspaceAdds } from '../list/workspace-adds.ts';
import { ServerDown } from '../pages/server-down.tsx';
import { EndedBar } from './ended-bar.tsx';
import { ServerBar } from './server-bar.tsx';
import { ShellKeys } from './shell-keys.tsx';
import { Sidebar } from './sidebar.tsx';
import { TabBar } from './tab-bar.tsx';
import { TopBar } from './top-bar.tsx';

const Toasts = quietPart(
  withMessages(async () => (await import('../../components/connection/connection-toasts.tsx')).ConnectionToasts),
);

/** What is said of a lost connection comes with the first one, and stays: it takes back what it said, too. */
function ConnectionToasts() {
  const isConnected = useConnection() !== undefined;
  const [wanted, setWanted] = useState(isConnected);
  if (isConnected && !wanted) setWanted(true);
  return wanted && <Toasts />;
}

/** The page, under what must be said about it; or only that nobody answers, when nothing was ever loaded. */
function Inside() {
  const { status } = useSession();
  const server = useServerStatus();
  if (!server.up && status === 'unknown') return <ServerDown />;
  return (
    <>
      <NoticePlace>
        <EndedBar />
        <ServerBar />
        <ConnectionBar />
      </NoticePlace>
      <Outlet />
      {features.map(({ name, overPages: OverPages }) => OverPages && <OverPages key={name} />)}
    </>
  );
}

/** The frame around every page but sign-in: sidebar, top bar, main, and a tab bar on a phone. */
export function Shell() {
  const [crumbs, setCrumbs] = useState<HTMLElement | null>(null);
  const [action, setAction] = useState<HTMLElement | null>(null);
  const slots = useMemo(() => ({ crumbs, action }), [crumbs, action]);
  return (
    <PageSlotsContext value={slots}>
      <a
        href="#main"
        className="fixed top-2 start-2 z-(--z-tip) -translate-y-16 rounded-md bg-inverse px-3 py-2 text-sm font-medium text-on-inverse focus:translate-y-0"
      >
        {t('app.skip')}
      </a>
      <WorkspaceAddsContext value={loadWorkspaceAdds}>
        <div className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] overflow-hidden wide:grid-cols-[232px_minmax(0,1fr)] tablet:grid-cols-[56px_minmax(0,1fr)] phone:grid-rows-[minmax(0,1fr)_auto]">
          <Sidebar />
          <div className="flex min-h-0 min-w-0 flex-col bg-surface">
            <TopBar crumbsRef={setCrumbs} actionRef={setAction} />
            {features.map(({ name, underTopBar: Under }) => Under && <Under key={name} />)}
            <main id="main" tabIndex={-1} className="relative flex min-h-0 flex-1 flex-col no-ring">
              <Inside />
            </main>
          </div>
          <TabBar />
        </div>
      </WorkspaceAddsContext>
      <ConnectionToasts />
      <ShellKeys />
    </PageSlotsContext>
  );
}
