import { Link, useSearch } from '@tanstack/react-router';
import { NoPermission } from '../../../components/page/no-permission.tsx';
import { PageBody } from '../../../components/page/page-body.tsx';
import { PageHead } from '../../../components/page/page-head.tsx';
import { Segmented, segment } from '../../../components/ui/form/segmented.tsx';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';
import { useMember } from '../../../lib/session/state.ts';
import { KeyList } from '../keys/key-list.tsx';
import { integrationsSearch } from '../search.ts';
import { WebhookList } from '../webhooks/webhook-list.tsx';
import { WebhookPane } from '../webhooks/webhook-pane.tsx';
import { WebhookRow } from '../webhooks/webhook-row.tsx';

/** `/integrations`: which other systems are let in, and which are sent what happens. */
export function IntegrationsPage() {
  const member = useMember();
  return member?.role === 'admin' ? <Integrations /> : <NoPermission />;
}

const views = [undefined, 'keys', 'webhooks'] as const;

function Integrations() {
  const { view, webhook } = integrationsSearch(useSearch({ strict: false }));
  const link = { to: '/integrations', className: segment, activeOptions: { exact: true } } as const;
  return (
    <>
      <PageHead title={t('nav.integrations')} crumbs={[t('nav.staff')]} />
      <div className="flex min-h-0 flex-1">
        <div className={cn('flex min-w-0 flex-1 flex-col', webhook !== undefined && 'max-[1100px]:hidden')}>
          <Segmented
            label={t('integrations.views')}
            className="h-[52px] flex-none items-center border-b border-line px-3"
          >
            {views.map((one) => (
              <Link
                key={one ?? 'all'}
                {...link}
                search={one ? { view: one } : {}}
                aria-current={view === one ? 'page' : undefined}
              >
                {t(`integrations.view.${one ?? 'all'}`)}
              </Link>
            ))}
          </Segmented>
          <PageBody id="integrations" className="py-3">
            <div className="mx-auto w-full max-w-[960px] space-y-6 px-6 phone:px-4">
              {view !== 'webhooks' && <KeyList />}
              {view !== 'keys' && (
                <WebhookList
                  title={t('integrations.webhooks')}
                  none={t('integrations.noWebhooks')}
                  row={(hook) => <WebhookRow key={hook.id} hook={hook} current={hook.id === webhook} />}
                />
              )}
            </div>
          </PageBody>
        </div>
        {webhook !== undefined && (
          <aside
            aria-label={t('integrations.deliveries')}
            className="flex w-[420px] flex-none flex-col border-s border-line max-[1100px]:w-full max-[1100px]:border-s-0"
          >
            <PageBody id="webhook">
              <div className="px-5 pb-6 phone:px-4">
                <WebhookPane id={webhook} />
              </div>
            </PageBody>
          </aside>
        )}
      </div>
    </>
  );
}
