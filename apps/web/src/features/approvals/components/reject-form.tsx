import { useId, useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Input } from '../../../components/ui/form/input.tsx';
import { t } from '../../../i18n/t.ts';

type Props = { first?: string; onReject: (reason: string) => void; onCancel: () => void };

/** Asks why something is rejected, in a line; Enter rejects, Esc lets it be. */
export function RejectForm({ first = '', onReject, onCancel }: Props) {
  const id = useId();
  const [reason, setReason] = useState(first);
  const said = reason.trim();
  return (
    <form
      className="mt-2.5 flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (said !== '') onReject(said);
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <div className="min-w-[200px] flex-1">
        <label htmlFor={id} className="mb-1 block text-xs text-ink-2">
          {t('approvals.why')}
        </label>
        <Input
          id={id}
          small
          autoFocus
          maxLength={1000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      <Button variant="ghost" onClick={onCancel}>
        {t('approvals.back')}
      </Button>
      <Button variant="danger" type="submit" disabled={said === ''}>
        {t('approvals.reject')}
      </Button>
    </form>
  );
}
