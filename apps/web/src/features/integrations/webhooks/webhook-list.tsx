import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { Skeleton } from '../../../components/ui/feedback/skeleton.tsx';
import { t } from '../../../i18n/t.ts';
import { type MadeWebhook, type Webhook, webhooksQuery } from '../api/webhooks.ts';
import { SecretDialog } from '../secret-dialog.tsx';
import { WebhookForm } from './webhook-form.tsx';

type Props = {
  /** Whose they are; without one the forum's. */
  workspaceId?: string;
  className?: string;
  title: string;
  /** What they are for, where that is not plain. */
  about?: string;
  none: string;
  row: (hook: Webhook) => ReactNode;
};

/** The addresses that are sent what happens. */
export function WebhookList({ workspaceId, className, title, about, none, row }: Props) {
  const query = useQuery(webhooksQuery(workspaceId));
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<MadeWebhook>();
  const hooks = query.data?.items ?? [];
  return (
    <section aria-labelledby="webhooks" aria-busy={query.isPending} className={className}>
      <header className="flex min-h-11 items-center gap-2 border-b border-line phone:pb-2">
        <h2 id="webhooks" className="font-semi">
          {title}
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
      {about !== undefined && <p className="pt-3 text-sm text-ink-2">{about}</p>}
      {query.isPending && <Skeleton className="my-4 h-4 w-4/5" />}
      {query.error && !query.data && (
        <LoadFailed title={t('integrations.webhooksError')} error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data && hooks.length === 0 && <p className="py-4 text-sm text-ink-2">{none}</p>}
      {hooks.length > 0 && (
        <ul aria-labelledby="webhooks" className="pt-1">
          {hooks.map(row)}
        </ul>
      )}
      {making && (
        <WebhookForm
          {...(workspaceId !== undefined && { workspaceId })}
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
