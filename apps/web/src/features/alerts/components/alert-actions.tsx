import type { Alert } from '@tidings/contracts';
import { Button } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';
import { ApiError } from '../../../lib/http/error.ts';
import { useChangeAlert } from '../hooks/use-change-alert.ts';

type Props = { alert: Alert; how: boolean; onHow: () => void };

/** What can be done with an alert. A refusal is said beside it, and loses nothing. */
export function AlertActions({ alert, how, onHow }: Props) {
  const change = useChangeAlert(alert);
  const pending = (to: string) => change.isPending && change.variables === to;
  const { state, title } = alert;
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {state === 'new' && (
          <Button
            variant="pri"
            pending={pending('acknowledge')}
            aria-label={t('alerts.acknowledgeOne', { title })}
            onClick={() => change.mutate('acknowledge')}
          >
            {t('alerts.acknowledge')}
          </Button>
        )}
        {state !== 'resolved' && (
          <Button
            pending={pending('resolve')}
            aria-label={t('alerts.resolveOne', { title })}
            onClick={() => change.mutate('resolve')}
          >
            {t('alerts.resolve')}
          </Button>
        )}
        <Button
          variant="ghost"
          className="phone:w-full phone:justify-start phone:px-0"
          aria-expanded={how}
          onClick={onHow}
        >
          {t('alerts.how')}
        </Button>
      </div>
      {change.error && (
        <p role="alert" className="mt-2 text-sm text-danger-text">
          {change.error instanceof ApiError ? change.error.message : t('error.unknown')}
        </p>
      )}
    </>
  );
}
