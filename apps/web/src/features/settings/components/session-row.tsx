import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Session } from '@tidings/contracts';
import { DeviceItem } from '../../../components/device/device-item.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { rich } from '../../../i18n/rich.tsx';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import { revokeSession, sessionsQuery } from '../api/sessions.ts';

/** One place where the member is signed in, and its end. */
export function SessionRow({ session }: { session: Session }) {
  const client = useQueryClient();
  const mutation = useMutation<void>({
    mutationFn: async () => void (await revokeSession(session.id)),
    onSuccess: () => {
      announce(t('sessions.revoked'));
      client.setQueryData(sessionsQuery().queryKey, (all) => all?.filter((one) => one.id !== session.id));
    },
  });
  const end = {
    mutation,
    words: t('sessions.revoke'),
    label: (device: string) => t('sessions.revokeLabel', { device }),
  };
  return (
    <DeviceItem
      userAgent={session.userAgent}
      current={session.current ? t('sessions.current') : undefined}
      {...(!session.current && { end })}
      failed={t('sessions.failed')}
    >
      {session.ip} · {rich('sessions.active', { time: <RelativeTime at={session.lastSeenAt} /> })} ·{' '}
      {rich('sessions.since', { time: <RelativeTime at={session.createdAt} /> })}
    </DeviceItem>
  );
}
