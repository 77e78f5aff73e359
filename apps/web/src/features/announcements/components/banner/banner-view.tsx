import type { Announcement } from '@tidings/contracts';
import { X } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { IconButton } from '../../../../components/ui/action/icon-button.tsx';
import { t } from '../../../../i18n/t.ts';
import { cn } from '../../../../lib/cn.ts';
import { leadOf } from '../../model/data.ts';
import { LinkOut } from '../link-out.tsx';
import { signs } from '../signs.ts';

type Props = {
  announcement: Pick<Announcement, 'importance' | 'title' | 'body' | 'link'>;
  /** Without it nothing can be pressed: it is only shown as it will be. */
  onMore?: () => void;
  onClose?: () => void;
};

const more =
  'relative font-medium text-accent-text underline decoration-accent-line underline-offset-4 hover:decoration-current phone:after:absolute phone:after:-inset-x-2 phone:after:-inset-y-3';

/** Whoever reads further down goes on reading the same line when it leaves. */
function useLeavesNoJump(inPlace: boolean) {
  const ref = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const banner = ref.current;
    if (!inPlace) return;
    return () => {
      const height = banner?.offsetHeight ?? 0;
      for (const scroller of document.querySelectorAll('#main [data-scroller]'))
        if (scroller.scrollTop > height) scroller.scrollTop -= height;
    };
  }, [inPlace]);
  return ref;
}

/** One line under the top bar, in the flow: what it is about, its headline, how it begins, and the way to the rest. */
export function BannerView({ announcement: { importance, title, body, link }, onMore, onClose }: Props) {
  const ref = useLeavesNoJump(onClose !== undefined);
  const { Sign, tint, tone } = signs[importance];
  const lead = leadOf(body);
  return (
    <section
      ref={ref}
      data-pane={onClose && true}
      aria-label={t('announcement.region')}
      className={cn(
        'flex min-h-11 flex-none items-center gap-3 border-b py-1.5 pe-4 ps-6 text-sm phone:items-start phone:py-2.5 phone:pe-1 phone:ps-4',
        tint,
      )}
    >
      <Sign aria-hidden="true" className={cn('flex-none phone:mt-0.5', tone)} />
      <p className={cn('min-w-0 flex-1', onClose && 'flex items-baseline gap-1.5 phone:block')}>
        <b dir="auto" className="font-semi text-ink [overflow-wrap:anywhere]">
          <span className="sr-only">{t(`announcement.is.${importance}`)}: </span>
          {title}
        </b>{' '}
        {lead !== '' && (
          <span dir="auto" className={cn('text-ink-2', onClose && 'shrink-[9999] truncate phone:whitespace-normal')}>
            {lead}
          </span>
        )}{' '}
        {body !== '' ? (
          <button type="button" className={cn(more, 'flex-none')} onClick={onMore} tabIndex={onMore ? 0 : -1}>
            {t('announcement.more')}
          </button>
        ) : (
          link && <LinkOut link={link} className={cn(more, 'flex-none')} />
        )}
      </p>
      <IconButton
        label={t('announcement.close')}
        className="phone:-my-2.5"
        onClick={onClose}
        tabIndex={onClose ? 0 : -1}
      >
        <X aria-hidden="true" />
      </IconButton>
    </section>
  );
}
