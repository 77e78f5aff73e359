import { createContext, type ReactNode, useContext, useState } from 'react';
import { t } from '../../../i18n/t.ts';
import { TooltipHost } from './tooltip-host.tsx';

const FloatingContext = createContext<HTMLElement | null>(null);

/** Where menus, popovers and tooltips are drawn: a landmark, so that nothing on the page lies outside of one. */
export const useFloatingRoot = (): HTMLElement | null => useContext(FloatingContext);

export function FloatingRoot({ children }: { children: ReactNode }) {
  const [root, setRoot] = useState<HTMLElement | null>(null);
  return (
    <FloatingContext value={root}>
      {children}
      <section aria-label={t('app.floating')}>
        {/* What makes the page inert for a modal dialog spares live regions: choices opened inside the dialog stay readable. */}
        <div ref={setRoot} aria-live="off" />
        <TooltipHost />
      </section>
    </FloatingContext>
  );
}
