import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { Skeleton } from '../../../components/ui/feedback/skeleton.tsx';
import { t } from '../../../i18n/t.ts';
import { type MadeWebhook, webhooksQuery } from '../api/webhooks.ts';
import { SecretDialog } from '../secret-dialog.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { WebhookRow } from './webhook-row.tsx';

/** The addresses that are sent what happens. */
export function WebhookList({ current }: { current: string | undefined }) {
  const query = useQuery(webhooksQuery());
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<MadeWebhook>();
  const hooks = query.data?.items ?? [];
  return (
    <section aria-labelledby="webhooks">
      <header className="flex min-h-11 items-center gap-2 border-b border-line">
        <h2 id="webhooks" className="font-semi">
          {t('integrations.webhooks')}
        </h2>
        <span className="text-sm text-ink-3">{hooks.length > 0 && hooks.length}</span>
        <Button
          size="sm"
          className="ms-auto phone:h-11"
          icon={<Plus aria-hidden="true" />}
          onClick={() => setMaking(true)}
        >
          {t('integrations.newWebhook')}
        </Button>
      </header>
      {query.isPending && <Skeleton className="my-4 h-4 w-4/5" />}
      {query.error && !query.data && (
        <LoadFailed title={t('integrations.webhooksError')} error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data && hooks.length === 0 && <p className="py-4 text-sm text-ink-2">{t('integrations.noWebhooks')}</p>}
      {hooks.length > 0 && (
        <ul aria-labelledby="webhooks" className="pt-1">
          {hooks.map((hook) => (
            <WebhookRow key={hook.id} hook={hook} current={hook.id === current} />
          ))}
        </ul>
      )}
      {making && (
        <WebhookForm
          onClose={() => setMaking(false)}
          onSaved={(hook) => {
            setMaking(false);
            setMade(hook);
          }}
        />
      )}
      {made?.secret && (
        <SecretDialog
          title={t('integrations.yourSecret', { name: made.name })}
          secret={made.secret}
          onStored={() => setMade(undefined)}
        />
      )}
    </section>
  );
}
