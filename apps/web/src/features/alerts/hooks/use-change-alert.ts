import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Alert } from '@tidings/contracts';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import { changeAlert } from '../api/alerts.ts';

/** Takes an alert in hand or resolves it. Its event, or a fetch where nothing is live, brings what it is from then on. */
export function useChangeAlert({ id, title }: Pick<Alert, 'id' | 'title'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (to: 'acknowledge' | 'resolve') => changeAlert(id, to),
    onSuccess: async (_alert, to) => {
      announce(t(to === 'acknowledge' ? 'alerts.acknowledgedNow' : 'alerts.resolvedNow', { title }));
      await client.invalidateQueries({ queryKey: ['alerts'] });
    },
  });
}
