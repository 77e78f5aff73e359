import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DeadLetter } from '@tidings/contracts';
import { useState } from 'react';
import { showToast } from '../../../components/toast/toast.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { Dialog } from '../../../components/ui/overlay/dialog.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';
import { isStatus } from '../../../lib/http/error.ts';
import { lettersKey, type Settling, settle } from '../api/dead-letters.ts';

/** One job that failed, why, and what can be done. Giving it up is asked about: it does not come back. */
export function LetterRow({ letter: { id, kind, attempts, lastError, diedAt } }: { letter: DeadLetter }) {
  const client = useQueryClient();
  const [asks, setAsks] = useState(false);
  const settling = useMutation({
    mutationFn: (how: Settling['how']) => settle({ id, how }),
    onSuccess: (_, how) => {
      setAsks(false);
      showToast({ id, title: t(`delivery.done.${how}`, { kind }) });
    },
    onError: (error) => {
      setAsks(false);
      const gone = isStatus(error, 404);
      showToast({
        id,
        title: t(gone ? 'delivery.done.gone' : 'delivery.done.failed'),
        ...(!gone && { tone: 'danger' }),
      });
    },
    onSettled: () => client.invalidateQueries({ queryKey: lettersKey }),
  });
  const isDone = settling.isPending || settling.isSuccess;
  return (
    <li className="flex items-start gap-4 border-b border-line py-3 text-sm phone:flex-col phone:gap-2">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <b className="font-mono text-xs font-medium [overflow-wrap:anywhere]">{kind}</b>
          <span className="text-xs text-ink-3">
            {t('delivery.attempts', { count: attempts })} · <RelativeTime at={diedAt} />
          </span>
        </p>
        <p className="mt-1 text-ink-2 [overflow-wrap:anywhere]">{lastError}</p>
      </div>
      <div className="flex flex-none gap-2">
        <Button
          size="sm"
          className="phone:h-11"
          disabled={isDone}
          pending={settling.isPending && settling.variables === 'retry'}
          onClick={() => settling.mutate('retry')}
        >
          {t('delivery.tryAgain')}
        </Button>
        <Button size="sm" variant="ghost" className="phone:h-11" disabled={isDone} onClick={() => setAsks(true)}>
          {t('delivery.giveUp')}
        </Button>
      </div>
      {asks && (
        <Dialog
          open
          onOpenChange={(open) => !open && setAsks(false)}
          title={t('delivery.giveUp.title')}
          width={400}
          footer={
            <>
              <Button variant="ghost" onClick={() => setAsks(false)}>
                {t('action.cancel')}
              </Button>
              <Button variant="danger" pending={settling.isPending} onClick={() => settling.mutate('discard')}>
                {t('delivery.giveUp')}
              </Button>
            </>
          }
        >
          <p className="text-sm text-ink-2">{t('delivery.giveUp.body', { kind })}</p>
        </Dialog>
      )}
    </li>
  );
}
