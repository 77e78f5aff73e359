import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CategoryView } from '@tidings/contracts';
import { CheckCheck, CircleAlert } from 'lucide-react';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { t } from '../../../i18n/t.ts';
import { readTopics, refreshRead } from '../api/read-topics.ts';

/** Nothing here is unread any more: one press, for all categories or the one that is looked at. */
export function MarkRead({ category, unread }: { category: CategoryView | undefined; unread: number }) {
  const client = useQueryClient();
  const mark = useMutation({
    mutationFn: () => readTopics(category?.id),
    // The event says the same, but not to who has no connection.
    onSuccess: () => refreshRead(client),
  });
  if (unread === 0) return null;
  const label = category ? t('topics.markCategoryRead') : t('topics.markAllRead');
  return (
    <IconButton
      label={mark.isError ? t('topics.markReadFailed') : label}
      disabled={mark.isPending}
      onClick={() => mark.mutate()}
    >
      {mark.isError ? <CircleAlert aria-hidden="true" /> : <CheckCheck aria-hidden="true" />}
    </IconButton>
  );
}
