import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { CircleAlert, Send, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { Tag } from '../../../components/ui/sign/badge.tsx';
import { t } from '../../../i18n/t.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { exactTime } from '../../../lib/time/time.ts';
import {
  deleteWebhook,
  patchWebhook,
  pingWebhook,
  replayWebhook,
  rotateWebhook,
  type Webhook,
  webhooksQuery,
} from '../api/webhooks.ts';
import { SecretDialog } from '../secret-dialog.tsx';
import { SureDialog } from '../sure-dialog.tsx';
import { Deliveries } from './deliveries.tsx';
import { useDeed } from './use-deed.ts';
import { WebhookForm } from './webhook-form.tsx';

const MONTH_MS = 30 * 86_400_000;
type Asking = 'edit' | 'delete' | 'rotate';

/** What does not go well, in a line. */
function Trouble({ hook, onAgain, onNow }: { hook: Webhook; onAgain: () => void; onNow: () => void }) {
  const { state, failingSince, dropped } = hook;
  // What happened in a workspace waits for what came before it: there is something to hurry.
  const waits = hook.workspaceId !== null && hook.pending > 0;
  if (state === 'paused') return <Strip>{t('integrations.isPaused')}</Strip>;
  if (failingSince === null) return null;
  const since = exactTime(Date.parse(failingSince));
  return (
    <Strip
      tone="danger"
      icon={<CircleAlert aria-hidden="true" />}
      actions={
        state === 'active' && (
          <Button size="sm" onClick={waits ? onNow : onAgain}>
            {t(waits ? 'integrations.now' : 'integrations.failedAgain')}
          </Button>
        )
      }
    >
      {t(state === 'stopped' ? 'integrations.isStopped' : 'integrations.isFailing', { since })}
      {waits && ` ${t('integrations.waits', { count: hook.pending })}`}
      {dropped > 0 && ` ${t('integrations.dropped', { count: dropped })}`}
    </Strip>
  );
}

/** How it fares, what can be done with it, what was sent to it. */
export function WebhookDetail({ hook, onDeleted }: { hook: Webhook; onDeleted: () => void }) {
  const { id, name, url, events, state, secretUntil } = hook;
  const [asks, ask] = useState<Asking>();
  const [secret, setSecret] = useState<string>();
  const active = state === 'active';
  const ping = useDeed(
    () => pingWebhook(id),
    () => t('integrations.pinged'),
  );
  const pause = useDeed(
    () => patchWebhook(id, { state: active ? 'paused' : 'active' }),
    () => t(active ? 'integrations.paused' : 'integrations.resumed', { name }),
  );
  const now = useDeed(
    () => patchWebhook(id, { state: 'active' }),
    () => t('integrations.triedNow'),
  );
  const remove = useDeed(
    () => deleteWebhook(id),
    () => {
      onDeleted();
      return t('integrations.deleted', { name });
    },
  );
  const rotate = useDeed(
    () => rotateWebhook(id),
    ({ secret: made }) => {
      ask(undefined);
      setSecret(made ?? undefined);
      return undefined;
    },
  );
  const again = useDeed(
    () =>
      replayWebhook(id, {
        from: new Date(serverNow() - MONTH_MS).toISOString(),
        to: new Date(serverNow() + 60_000).toISOString(),
        state: 'failed',
      }),
    ({ count }) => t('integrations.sentAgain', { count }),
  );
  return (
    <>
      <div className="space-y-3 py-3">
        <Trouble hook={hook} onAgain={() => again.mutate()} onNow={() => now.mutate()} />
        <p className="font-mono text-xs text-ink-2 [overflow-wrap:anywhere]">{url}</p>
        <p className="flex flex-wrap gap-1.5">
          {events.map((one) => (
            <Tag key={one} tone="line">
              {one}
            </Tag>
          ))}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button size="sm" className="phone:h-11" onClick={() => ask('edit')}>
            {t('integrations.change')}
          </Button>
          <Button size="sm" className="phone:h-11" pending={pause.isPending} onClick={() => pause.mutate()}>
            {t(active ? 'integrations.pause' : 'integrations.resume')}
          </Button>
          <Button size="sm" className="phone:h-11" onClick={() => ask('rotate')}>
            {t('integrations.rotate')}
          </Button>
          <Button size="sm" variant="ghost" className="phone:h-11" onClick={() => ask('delete')}>
            {t('integrations.delete')}
          </Button>
        </div>
        {secretUntil !== null && (
          <p className="text-xs text-ink-3">
            {t('integrations.twoSecrets', { until: exactTime(Date.parse(secretUntil)) })}
          </p>
        )}
      </div>
      <div className="flex min-h-11 items-center border-b border-line phone:pb-2">
        <h3 className="font-semi">{t('integrations.deliveries')}</h3>
        <Button
          size="sm"
          className="ms-auto phone:h-11"
          icon={<Send aria-hidden="true" />}
          disabled={!active}
          pending={ping.isPending}
          onClick={() => ping.mutate()}
        >
          {t('integrations.ping')}
        </Button>
      </div>
      <Deliveries webhookId={id} active={active} />
      {asks === 'edit' && <WebhookForm hook={hook} onClose={() => ask(undefined)} onSaved={() => ask(undefined)} />}
      {(asks === 'delete' || asks === 'rotate') && (
        <SureDialog
          title={t(`integrations.sure.${asks}`)}
          body={t(`integrations.sureBody.${asks}`, { name })}
          yes={t(`integrations.${asks}`)}
          pending={remove.isPending || rotate.isPending}
          onNo={() => ask(undefined)}
          onYes={() => (asks === 'delete' ? remove.mutate() : rotate.mutate())}
        />
      )}
      {secret !== undefined && (
        <SecretDialog
          title={t('integrations.yourSecret', { name })}
          secret={secret}
          onStored={() => setSecret(undefined)}
        />
      )}
    </>
  );
}

function Pane({ hook }: { hook: Webhook }) {
  const navigate = useNavigate();
  return (
    <>
      <div className="flex min-h-[52px] items-center gap-2 border-b border-line">
        <h2 dir="auto" className="min-w-0 truncate font-semi">
          {hook.name}
        </h2>
        <Link
          to="/integrations"
          search={{}}
          aria-label={t('action.close')}
          className="ms-auto inline-flex size-8 items-center justify-center rounded-md text-ink-2 hover:bg-hover phone:size-11"
        >
          <X className="size-4!" aria-hidden="true" />
        </Link>
      </div>
      <WebhookDetail hook={hook} onDeleted={() => void navigate({ to: '/integrations', search: {} })} />
    </>
  );
}

/** One webhook of the forum, beside the list. */
export function WebhookPane({ id }: { id: string }) {
  const { data } = useQuery(webhooksQuery());
  const hook = data?.items.find((one) => one.id === id);
  if (hook) return <Pane key={id} hook={hook} />;
  return data ? <p className="py-4 text-sm text-ink-2">{t('integrations.gone')}</p> : null;
}
