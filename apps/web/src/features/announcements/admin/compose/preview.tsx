import { useState } from 'react';
import { segment } from '../../../../components/ui/form/segmented.tsx';
import { Gauge } from '../../../../components/ui/sign/gauge.tsx';
import { t } from '../../../../i18n/t.ts';
import { cn } from '../../../../lib/cn.ts';
import { BannerView } from '../../components/banner/banner-view.tsx';
import { signs } from '../../components/signs.ts';
import { leadOf } from '../../model/data.ts';
import { type Form, previewOf } from '../model/form.ts';

const places = ['banner', 'inbox'] as const;
type Shown = ReturnType<typeof previewOf>;

function InInbox({ shown: { importance, title, body } }: { shown: Shown }) {
  const { Sign, tint, tone } = signs[importance];
  return (
    <div className="flex items-center gap-3 px-3 py-2.5 text-sm">
      <span className={cn('flex size-8 flex-none items-center justify-center rounded-[28%]', tint, tone)}>
        <Sign className="size-4!" />
      </span>
      <span className="min-w-0 flex-1">
        <b dir="auto" className="block truncate font-medium">
          {title}
        </b>
        <span dir="auto" className="block truncate text-ink-2">
          {leadOf(body) || t(`announcement.is.${importance}`)}
        </span>
      </span>
      <span className="text-xs text-ink-3">{t('time.now')}</span>
    </div>
  );
}

/** As members will see it: a picture, in which nothing can be pressed. */
export function Preview({ form }: { form: Form }) {
  const [place, setPlace] = useState<(typeof places)[number]>('banner');
  const shown = previewOf(form, t('announcements.headline'));
  return (
    <section aria-labelledby="as-seen">
      <div className="flex h-[52px] items-center">
        <h2 id="as-seen" className="text-sm font-semi">
          {t('announcements.asSeen')}
        </h2>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form */}
        <div role="group" aria-label={t('announcements.asSeen')} className="ms-auto flex gap-0.5">
          {places.map((name) => (
            <button
              key={name}
              type="button"
              aria-current={name === place}
              onClick={() => setPlace(name)}
              className={segment}
            >
              {t(`announcements.place.${name}`)}
            </button>
          ))}
        </div>
      </div>
      <div inert aria-hidden="true" className="overflow-hidden rounded-lg border border-line bg-surface">
        <div className="flex h-8 items-center border-b border-line px-3 text-xs font-semi">
          {t(place === 'banner' ? 'nav.topics' : 'nav.inbox')}
          <span className="ms-auto">
            <Gauge tone="live" level={1} />
          </span>
        </div>
        {place === 'banner' ? <BannerView announcement={shown} /> : <InInbox shown={shown} />}
        <div className="grid gap-2.5 p-3">
          <i className="h-2 w-3/4 rounded-xs bg-skeleton" />
          <i className="h-2 w-1/2 rounded-xs bg-skeleton" />
        </div>
      </div>
    </section>
  );
}
