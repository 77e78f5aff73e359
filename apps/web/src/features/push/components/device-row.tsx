import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleAlert, Monitor, Smartphone } from 'lucide-react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { Tag } from '../../../components/ui/sign/badge.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { rich } from '../../../i18n/rich.tsx';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import { deviceName, isHandheld } from '../../../lib/browser/user-agent.ts';
import { type Device, devicesQuery, removeDevice } from '../api/devices.ts';
import { turnOff } from '../device/state.ts';

/** One device that push reaches, and its end. */
export function DeviceRow({ device }: { device: Device }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: async () => {
      if (device.current) await turnOff();
      else await removeDevice({ id: device.id });
    },
    onSuccess: () => {
      announce(t('push.removed'));
      client.setQueryData(devicesQuery().queryKey, (all) => all?.filter(({ id }) => id !== device.id));
    },
  });
  const name = deviceName(device.userAgent);
  const Icon = isHandheld(device.userAgent) ? Smartphone : Monitor;
  return (
    <li className="border-line py-3 not-first:border-t">
      <div className="flex min-h-10 items-center gap-3">
        <span className="flex size-8 flex-none items-center justify-center rounded-[28%] bg-active text-ink-2">
          <Icon aria-hidden="true" />
        </span>
        <div className="min-w-0 flex-1">
          <p className="flex items-center gap-2 text-base font-medium">
            <span className="truncate" title={device.userAgent}>
              {name}
            </span>
            {device.current && <Tag tone="acc">{t('push.thisOne')}</Tag>}
          </p>
          <p className="truncate text-sm text-ink-3">
            {rich('push.since', { time: <RelativeTime at={device.createdAt} /> })} ·{' '}
            {device.sentAt === null
              ? t('push.neverReached')
              : rich('push.reached', { time: <RelativeTime at={device.sentAt} /> })}
          </p>
        </div>
        <Button
          onClick={() => remove.mutate()}
          pending={remove.isPending}
          aria-label={t('push.removeFrom', { device: name })}
        >
          {t('push.remove')}
        </Button>
      </div>
      {remove.isError && (
        <Strip tone="danger" role="alert" icon={<CircleAlert aria-hidden="true" />} className="mt-2">
          {t('push.removeFailed')}
        </Strip>
      )}
    </li>
  );
}
