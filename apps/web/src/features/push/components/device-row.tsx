import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DeviceItem } from '../../../components/device/device-item.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { rich } from '../../../i18n/rich.tsx';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import { type Device, devicesQuery, removeDevice } from '../api/devices.ts';
import { turnOff } from '../device/state.ts';

/** One device that push reaches, and its end. */
export function DeviceRow({ device }: { device: Device }) {
  const client = useQueryClient();
  const mutation = useMutation<void>({
    mutationFn: async () => {
      if (device.current) await turnOff();
      else await removeDevice({ id: device.id });
    },
    onSuccess: () => {
      announce(t('push.removed'));
      client.setQueryData(devicesQuery().queryKey, (all) => all?.filter(({ id }) => id !== device.id));
    },
  });
  return (
    <DeviceItem
      userAgent={device.userAgent}
      current={device.current ? t('push.thisOne') : undefined}
      end={{ mutation, words: t('push.remove'), label: (name) => t('push.removeFrom', { device: name }) }}
      failed={t('push.removeFailed')}
    >
      {rich('push.since', { time: <RelativeTime at={device.createdAt} /> })} ·{' '}
      {device.sentAt === null
        ? t('push.neverReached')
        : rich('push.reached', { time: <RelativeTime at={device.sentAt} /> })}
    </DeviceItem>
  );
}
