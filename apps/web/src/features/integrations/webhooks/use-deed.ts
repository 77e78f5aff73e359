import { useMutation, useQueryClient } from '@tanstack/react-query';
import { showToast } from '../../../components/toast/toast.tsx';
import { refusalInWords } from '../../../lib/api/form.ts';
import { webhooksKey } from '../api/webhooks.ts';

/** Does something with a webhook, says what came of it, and shows how it stands then. */
export function useDeed<V = void, R = unknown>(
  deed: (input: V) => Promise<R>,
  done: (answer: R) => string | undefined,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: deed,
    onSuccess: (answer) => {
      const title = done(answer);
      if (title !== undefined) showToast({ id: 'webhook', title });
    },
    onError: (error) => showToast({ id: 'webhook', title: refusalInWords(error), tone: 'danger' }),
    onSettled: () => client.invalidateQueries({ queryKey: webhooksKey }),
  });
}
