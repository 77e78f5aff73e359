import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { showToast } from '../../../components/toast/toast.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { Tag } from '../../../components/ui/sign/badge.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';
import { refusalInWords } from '../../../lib/api/form.ts';
import { cn } from '../../../lib/cn.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { shortDate } from '../../../lib/time/time.ts';
import { type ApiKey, keysKey, revokeKey } from '../api/keys.ts';
import { SureDialog } from '../sure-dialog.tsx';

const IDLE_MS = 90 * 86_400_000;

const date = (at: string) => shortDate(Date.parse(at));

/** One key: whose, what it may, when it was last used, and the way to take it back. */
export function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const { id, name, prefix, scopes, createdAt, createdBy, expiresAt, lastUsedAt, revokedAt } = apiKey;
  const client = useQueryClient();
  const [asks, setAsks] = useState(false);
  const revoking = useMutation({
    mutationFn: () => revokeKey(id),
    onSuccess: () => showToast({ id, title: t('integrations.revoked', { name }) }),
    onError: (error) => showToast({ id, title: refusalInWords(error), tone: 'danger' }),
    onSettled: () => {
      setAsks(false);
      return client.invalidateQueries({ queryKey: keysKey });
    },
  });
  const over = revokedAt !== null || (expiresAt !== null && Date.parse(expiresAt) <= serverNow());
  const idle = !over && serverNow() - Date.parse(lastUsedAt ?? createdAt) > IDLE_MS;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-b border-line py-2.5 text-sm">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <b dir="auto" className={cn('font-medium [overflow-wrap:anywhere]', over && 'text-ink-3')}>
            {name}
          </b>
          {scopes.map((scope) => (
            <Tag key={scope} tone={over ? 'plain' : 'warn'}>
              {scope}
            </Tag>
          ))}
          {revokedAt !== null && <Tag>{t('integrations.state.revoked')}</Tag>}
          {revokedAt === null && over && <Tag>{t('integrations.state.expired')}</Tag>}
        </p>
        <p className="mt-0.5 flex flex-wrap gap-x-2 text-xs text-ink-3">
          <code className="font-mono">{prefix}…</code>
          <span className={cn(idle && 'text-warning-text')}>
            {lastUsedAt === null ? t('integrations.neverUsed') : t('integrations.used')}
            {lastUsedAt !== null && (
              <>
                {' '}
                <RelativeTime at={lastUsedAt} />
              </>
            )}
          </span>
          <span>{t('integrations.made', { date: date(createdAt), name: createdBy?.displayName ?? '–' })}</span>
          {expiresAt !== null && <span>{t('integrations.ends', { date: date(expiresAt) })}</span>}
        </p>
      </div>
      {revokedAt === null && (
        <Button
          size="sm"
          variant="ghost"
          className="phone:h-11"
          aria-label={t('integrations.revokeLabel', { name })}
          onClick={() => setAsks(true)}
        >
          {t('integrations.revoke')}
        </Button>
      )}
      {asks && (
        <SureDialog
          title={t('integrations.revokeTitle')}
          body={t('integrations.revokeBody', { name })}
          yes={t('integrations.revoke')}
          pending={revoking.isPending}
          onNo={() => setAsks(false)}
          onYes={() => revoking.mutate()}
        />
      )}
    </li>
  );
}
