import type { Workspace } from '@tidings/contracts';
import { useState } from 'react';
import { t } from '../../../i18n/t.ts';
import { WebhookList } from './webhook-list.tsx';
import { WebhookDetail } from './webhook-pane.tsx';
import { RowContent, rowBox } from './webhook-row.tsx';

/** For owners, in the settings: the addresses that are sent what happens in the workspace; each opens where it stands. */
export function WorkspaceWebhooks({ workspace }: { workspace: Workspace }) {
  const [open, setOpen] = useState<string>();
  return (
    <WebhookList
      key={workspace.id}
      workspaceId={workspace.id}
      className="mt-8"
      title={t('integrations.view.webhooks')}
      about={t('integrations.ofWorkspace')}
      none={t('integrations.noneOfWorkspace')}
      row={(hook) => (
        <li key={hook.id} className={open === hook.id ? 'border-b border-line last:border-0' : undefined}>
          <button
            type="button"
            aria-expanded={open === hook.id}
            className={`${rowBox} w-[calc(100%+24px)] text-start`}
            onClick={() => setOpen(open === hook.id ? undefined : hook.id)}
          >
            <RowContent hook={hook} />
          </button>
          {open === hook.id && (
            <section aria-label={hook.name} className="pb-3">
              <WebhookDetail hook={hook} onDeleted={() => setOpen(undefined)} />
            </section>
          )}
        </li>
      )}
    />
  );
}
