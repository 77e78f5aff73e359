import { RotateCw } from 'lucide-react';
import { type ComponentType, useEffect } from 'react';
import { t } from '../../i18n/t.ts';
import { useStore } from '../../lib/external-store.ts';
import { Button } from '../ui/action/button.tsx';
import { StatePanel } from '../ui/feedback/state-panel.tsx';
import { createPart, type Part } from '../ui/part/part.ts';
import { PageHead } from './page-head.tsx';
import { PagePending } from './page-pending.tsx';

function PageView({ part }: { part: Part<ComponentType> }) {
  const now = useStore(part.state);
  useEffect(() => part.need(), [part]);
  if (now.status === 'waiting') return <PagePending />;
  if (now.status === 'here') return <now.value />;
  const { replaced, trying } = now;
  const go = replaced ? () => location.reload() : () => void part.load();
  return (
    <>
      <PageHead title={t('part.page.short')} />
      <StatePanel
        kind="broken"
        title={t(replaced ? 'part.replaced.title' : 'part.page')}
        actions={
          <Button icon={<RotateCw aria-hidden="true" />} onClick={go} pending={trying}>
            {t(replaced ? 'state.reload' : 'action.retry')}
          </Button>
        }
      >
        {t(replaced ? 'part.replaced.body' : 'part.page.body')}
      </StatePanel>
    </>
  );
}

/** A page whose code comes with its first visit, or when a link to it is approached. */
export function lazyPage(fetchIt: () => Promise<ComponentType>) {
  const part = createPart(fetchIt);
  return Object.assign(() => <PageView part={part} />, { preload: part.load });
}
