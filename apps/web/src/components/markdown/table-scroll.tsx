import type { ReactNode } from 'react';
import { t } from '../../i18n/t.ts';

/** A table wider than the post scrolls by itself, by keyboard too; its words stay whole. */
export const TableScroll = ({ children }: { children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section className="table-scroll" tabIndex={0} aria-label={t('markdown.table')}>
    {children}
  </section>
);
