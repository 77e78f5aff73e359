import { ConnectionStatus } from '../../components/connection/connection-status.tsx';
import { t } from '../../i18n/t.ts';
import { features } from '../list/features.ts';
import { More } from './more.tsx';

type Slot = (element: HTMLElement | null) => void;

/** 52 high, a hairline below, no shadow: where you are, the connection, the page's one action. */
export const TopBar = ({ crumbsRef, actionRef }: { crumbsRef: Slot; actionRef: Slot }) => (
  <header
    data-pane
    className="flex h-[52px] flex-none items-center gap-3 border-b border-line bg-surface pe-4 ps-6 phone:gap-1 phone:pe-1 phone:ps-4"
  >
    {/* biome-ignore lint/a11y/useSemanticElements: a nav here would hold the h1 and be no navigation on most pages */}
    <div
      ref={crumbsRef}
      role="group"
      aria-label={t('nav.crumbs')}
      className="flex min-w-0 items-center gap-2 text-sm text-ink-2 phone:flex-1"
    />
    <div className="ms-auto flex items-center gap-2 phone:gap-0">
      <ConnectionStatus />
      <div ref={actionRef} className="contents" />
      {features.map(({ name, topBar: Part }) => Part && <Part key={name} />)}
      <More />
    </div>
  </header>
);
