import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { t } from '../../../i18n/t.ts';
import { ApiError } from '../../../lib/http/error.ts';

type Props = { run: () => Promise<unknown> | undefined; list: readonly unknown[] };

/** Removes an earlier text, after asking: it does not come back. `list`: the key of the list it stands in. */
export function RemoveText({ run, list }: Props) {
  const client = useQueryClient();
  const [asks, setAsks] = useState(false);
  const remove = useMutation({
    mutationFn: async () => await run(),
    onSuccess: () => client.invalidateQueries({ queryKey: list, exact: true }),
  });
  if (!asks) {
    return (
      <Button size="sm" variant="ghost" className="-ms-2.5 mt-2" onClick={() => setAsks(true)}>
        {t('post.historyRemove')}
      </Button>
    );
  }
  const { error } = remove;
  return (
    <Strip
      tone="danger"
      role={error ? 'alert' : 'status'}
      className="mt-3"
      icon={<CircleAlert aria-hidden="true" />}
      actions={
        <>
          <Button size="sm" variant="ghost" onClick={() => setAsks(false)}>
            {t('action.cancel')}
          </Button>
          <Button size="sm" variant="danger" pending={remove.isPending} onClick={() => remove.mutate()}>
            {t('post.historyRemoveConfirm')}
          </Button>
        </>
      }
    >
      {error ? (error instanceof ApiError ? error.message : t('post.historyRemoveFailed')) : t('post.historyRemoveAsk')}
    </Strip>
  );
}
