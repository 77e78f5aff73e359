import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Session } from '@tidings/contracts';
import { CircleAlert, Monitor, Smartphone } from 'lucide-react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { Tag } from '../../../components/ui/sign/badge.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { rich } from '../../../i18n/rich.tsx';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import { deviceName, isHandheld } from '../../../lib/browser/user-agent.ts';
import { revokeSession, sessionsQuery } from '../api/sessions.ts';

/** One place where the member is signed in, and its end. */
export function SessionRow({ session }: { session: Session }) {
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeSession(session.id),
    onSuccess: () => {
      announce(t('sessions.revoked'));
      client.setQueryData(sessionsQuery().queryKey, (all) => all?.filter((one) => one.id !== session.id));
    },
  });
  const device = deviceName(session.userAgent);
  const Icon = isHandheld(session.userAgent) ? Smartphone : Monitor;
  return (
    <li className="border-line py-3 not-first:border-t">
      <div className="flex min-h-10 items-center gap-3">
        <span className="flex size-8 flex-none items-center justify-center rounded-[28%] bg-active text-ink-2">
          <Icon aria-hidden="true" />
        </span>
        <div className="min-w-0 flex-1">
          <p className="flex items-center gap-2 text-base font-medium">
            <span className="truncate" title={session.userAgent}>
              {device}
            </span>
            {session.current && <Tag tone="acc">{t('sessions.current')}</Tag>}
          </p>
          <p className="truncate text-sm text-ink-3">
            {session.ip} · {rich('sessions.active', { time: <RelativeTime at={session.lastSeenAt} /> })} ·{' '}
            {rich('sessions.since', { time: <RelativeTime at={session.createdAt} /> })}
          </p>
        </div>
        {!session.current && (
          <Button
            onClick={() => revoke.mutate()}
            pending={revoke.isPending}
            aria-label={t('sessions.revokeLabel', { device })}
          >
            {t('sessions.revoke')}
          </Button>
        )}
      </div>
      {revoke.isError && (
        <Strip tone="danger" role="alert" icon={<CircleAlert aria-hidden="true" />} className="mt-2">
          {t('sessions.failed')}
        </Strip>
      )}
    </li>
  );
}
