import { Markdown } from '../../../components/markdown/markdown.tsx';
import { t } from '../../../i18n/t.ts';
import { useIsPhone } from '../../../lib/browser/use-media.ts';
import { cn } from '../../../lib/cn.ts';
import { useSettled } from '../hooks/use-settled.ts';

/** A pause in typing, in ms; longer for a text that takes longer to render. */
const pauseFor = (body: string) => (body.length < 4000 ? 120 : 400);

/** What others will see. It is rendered in a pause of typing, so no key waits for it. */
export function Preview({ body, shown }: { body: string; shown: boolean }) {
  const isPhone = useIsPhone();
  const source = useSettled(body, pauseFor(body));
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
      {isPhone && !shown ? null : source.trim() === '' ? (
        <p className="text-base text-ink-3">{t('composer.previewEmpty')}</p>
      ) : (
        <Markdown source={source} className="prose-thread" />
      )}
    </section>
  );
}
