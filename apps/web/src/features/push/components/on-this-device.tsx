import { CircleAlert } from 'lucide-react';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { Switch } from '../../../components/ui/form/switch.tsx';
import { t } from '../../../i18n/t.ts';
import { useDevice } from '../hooks/use-device.ts';
import { Unblock } from './cure.tsx';

/** Push on this device: asked for with a press and never by itself. What keeps it away is said with what to do. */
export function OnThisDevice() {
  const { state, set, error, isPending } = useDevice();
  const isOurs = state === 'on' || state === 'off';
  return (
    <section aria-labelledby="push-here" className="pb-4">
      <div className="flex min-h-12 items-center justify-between gap-4 text-sm phone:min-h-[52px]">
        <span className="min-w-0">
          <h2 id="push-here" className="text-base font-semi">
            {t('push.here')}
          </h2>
          <span className="block text-ink-2">{state !== 'looking' && t(`push.state.${state}`)}</span>
        </span>
        {isOurs && (
          <span aria-busy={isPending}>
            <Switch on={state === 'on'} onChange={(on) => !isPending && set(on)} label={t('push.here')} />
          </span>
        )}
      </div>
      {state === 'blocked' && (
        <div className="rounded-md bg-danger-tint px-4 py-3 text-sm">
          <Unblock />
        </div>
      )}
      {error && (
        <Strip tone="danger" role="alert" icon={<CircleAlert aria-hidden="true" />} className="mt-2">
          {t('push.failed')}
        </Strip>
      )}
    </section>
  );
}
