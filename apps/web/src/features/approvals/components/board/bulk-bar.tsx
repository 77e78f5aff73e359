import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { IconButton } from '../../../../components/ui/action/icon-button.tsx';
import { Strip } from '../../../../components/ui/feedback/strip.tsx';
import { t } from '../../../../i18n/t.ts';
import type { Bulk } from '../../hooks/use-bulk.ts';
import { RejectForm } from '../reject-form.tsx';

/** How many are chosen, and the two decisions for all of them. */
export function BulkBar({ bulk, onEnd }: { bulk: Bulk; onEnd: () => void }) {
  const { chosen, decide, isPending } = bulk;
  const [asksWhy, askWhy] = useState(false);
  const none = chosen.size === 0;
  if (asksWhy)
    return (
      <RejectForm
        onReject={(comment) => {
          askWhy(false);
          decide({ decision: 'reject', comment }, { onSettled: onEnd });
        }}
        onCancel={() => askWhy(false)}
      />
    );
  return (
    <fieldset aria-label={t('approvals.bulk.begin')} className="flex flex-wrap items-center gap-1.5">
      <span role="status" className="pe-2 text-sm text-ink-2 tabular-nums">
        {t('approvals.bulk.count', { count: chosen.size })}
      </span>
      <Button disabled={none || isPending} onClick={() => askWhy(true)}>
        {t('approvals.reject')}
      </Button>
      <Button
        variant="pri"
        disabled={none}
        pending={isPending}
        onClick={() => decide({ decision: 'approve' }, { onSettled: onEnd })}
      >
        {t('approvals.approve')}
      </Button>
      <Button variant="ghost" disabled={isPending} onClick={onEnd}>
        {t('action.cancel')}
      </Button>
    </fieldset>
  );
}

/** What became of all of them, said once; it stays until it is closed. */
export function BulkSummary({ bulk: { results, decision, dismiss } }: { bulk: Bulk }) {
  if (!results) return null;
  const lost = results.filter((result) => result.lost !== undefined);
  const count = results.length - lost.length;
  return (
    <Strip
      tone={lost.length > 0 ? 'warn' : 'plain'}
      role="status"
      className="mb-2"
      actions={
        <IconButton dense label={t('action.close')} onClick={dismiss}>
          <X aria-hidden="true" />
        </IconButton>
      }
    >
      <p>{t(decision === 'reject' ? 'approvals.bulk.rejected' : 'approvals.bulk.approved', { count })}</p>
      {lost.length > 0 && (
        <ul className="mt-1">
          {lost.map(({ approval: { id, title }, lost: why }) => (
            <li key={id}>
              <b className="font-semi">
                <bdi>{title}</bdi>
              </b>
              : {why}
            </li>
          ))}
        </ul>
      )}
    </Strip>
  );
}
