import { ChevronRight } from 'lucide-react';
import { formatter } from '../../../../i18n/reader.ts';
import { t } from '../../../../i18n/t.ts';
import { useNow } from '../../../../lib/time/clock.ts';
import { clockTime } from '../../../../lib/time/time.ts';
import type { Preferences } from '../../api/preferences.ts';
import { shortMoment } from '../../model/moment.ts';
import { type Next, nextOf } from '../../model/next.ts';

export const quietHoursId = 'quiet-hours';

function inLarge({ why, at }: Next, now: number): string {
  if (at === null) return t(why === 'busy' ? 'quiet.next.busy' : 'quiet.next.never');
  if (why === 'calm') return t('quiet.next.calm');
  return why === 'free' ? t('quiet.next.now') : shortMoment(at, now);
}

const Head = ({ next, now }: { next: Next; now: number }) => (
  <>
    <p className="text-xs font-medium text-ink-3">{t('quiet.next')}</p>
    <p className="mt-0.5 mb-1.5 font-head text-2xl font-bold tracking-big phone:mb-0 phone:text-xl">
      {inLarge(next, now)}
    </p>
  </>
);

/** When something may interrupt next, in large, and why not before. It is true each half minute. */
export function NextInterruption({ set }: { set: Preferences }) {
  const now = useNow();
  const next = nextOf(set, now);
  const until = next.at === null ? '' : shortMoment(next.at, now);
  return (
    <section aria-label={t('quiet.next')} className="border-t-2 border-accent pt-3 phone:hidden">
      <Head next={next} now={now} />
      <p className="text-pretty text-sm text-ink-2">
        {t('quiet.itIs', { day: formatter().date(now, { weekday: 'long' }), time: clockTime(now) })}{' '}
        {next.why === 'busy' && next.at === null ? t('quiet.why.busy.open') : t(`quiet.why.${next.why}`, { until })}
      </p>
    </section>
  );
}

/** The same in a line above the table, which leads to where it is set. */
export function NextOnPhone({ set }: { set: Preferences }) {
  const now = useNow();
  const show = () => {
    const heading = document.getElementById(quietHoursId);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  };
  return (
    <div className="hidden items-center border-t-2 border-accent pt-3 pb-3.5 phone:flex">
      <div className="min-w-0 flex-1">
        <Head next={nextOf(set, now)} now={now} />
      </div>
      <button
        type="button"
        onClick={show}
        className="flex min-h-11 items-center gap-1 text-sm font-medium text-accent-text"
      >
        {t('quiet.hours')}
        <ChevronRight aria-hidden="true" />
      </button>
    </div>
  );
}
