import { LayoutList } from 'lucide-react';
import { useState } from 'react';
import { tab } from '../../../components/nav/tab.tsx';
import { lazyPart } from '../../../components/ui/part/lazy-part.tsx';
import { t } from '../../../i18n/t.ts';

const CategorySheet = lazyPart(
  async () => (await import('./category-sheet.tsx')).CategorySheet,
  ({ onOpenChange }) => onOpenChange(false),
);

/** The tab of a phone that opens the categories. */
export function CategoryTab() {
  const [choosing, setChoosing] = useState(false);
  return (
    <>
      <button type="button" className={tab} aria-haspopup="dialog" onClick={() => setChoosing(true)}>
        <LayoutList aria-hidden="true" />
        {t('nav.categories')}
      </button>
      {choosing && <CategorySheet open onOpenChange={setChoosing} />}
    </>
  );
}
