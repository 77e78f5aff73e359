import { useDeferredValue } from 'react';
import { Markdown } from '../../../components/markdown/markdown.tsx';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';

/** What others will see; it follows the keys without holding them up. */
export function Preview({ body, shown }: { body: string; shown: boolean }) {
  const source = useDeferredValue(body);
  return (
    <section
      data-preview
      aria-label={t('composer.preview')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls and holds nothing else to focus
      tabIndex={0}
      className={cn('min-h-0 overflow-y-auto px-5 pb-4 phone:px-4 phone:pt-3', !shown && 'phone:hidden')}
    >
      <p aria-hidden="true" className="flex h-9 items-center text-xs font-medium text-ink-3 phone:hidden">
        {t('composer.preview')}
      </p>
      {source.trim() === '' ? (
        <p className="text-base text-ink-3">{t('composer.previewEmpty')}</p>
      ) : (
        <Markdown source={source} className="prose-thread" />
      )}
    </section>
  );
}
