import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Stethoscope } from 'lucide-react';
import { DeviceItemSkeleton } from '../../../components/device/device-item-skeleton.tsx';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { buttonStyle } from '../../../components/ui/action/button.tsx';
import { useCalmPending } from '../../../components/ui/feedback/skeleton.tsx';
import { t } from '../../../i18n/t.ts';
import { NotificationsFrame } from '../../interruptions/index.ts';
import { devicesQuery } from '../api/devices.ts';
import { DeviceRow } from '../components/device-row.tsx';
import { OnThisDevice } from '../components/on-this-device.tsx';

/** Where notifications reach the reader while no page is open. */
export function DevicesPage() {
  const { data, error, isPending, refetch } = useQuery(devicesQuery());
  const showsSkeleton = useCalmPending(isPending);
  return (
    <NotificationsFrame>
      <p className="mb-2 max-w-[640px] text-sm text-ink-2">{t('push.intro')}</p>
      <div className="max-w-[640px]">
        <OnThisDevice />
        <h2 className="border-t border-line pt-4 text-base font-semi">{t('push.devices')}</h2>
        {showsSkeleton && [1, 2].map((row) => <DeviceItemSkeleton key={row} />)}
        {error && !data && <LoadFailed title={t('push.error')} error={error} onRetry={() => void refetch()} />}
        {data && !showsSkeleton && data.length === 0 && <p className="py-3 text-sm text-ink-2">{t('push.none')}</p>}
        {data && !showsSkeleton && data.length > 0 && (
          <ul aria-busy={isPending}>
            {data.map((device) => (
              <DeviceRow key={device.id} device={device} />
            ))}
          </ul>
        )}
        <Link to="/settings/notifications/$part" params={{ part: 'check' }} className={`${buttonStyle({})} mt-4`}>
          <Stethoscope aria-hidden="true" />
          {t('check.title')}
        </Link>
      </div>
    </NotificationsFrame>
  );
}
