import { Button } from '../../../components/ui/action/button.tsx';
import { Skeleton } from '../../../components/ui/feedback/skeleton.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { t } from '../../../i18n/t.ts';

/** The shape of a text that is still to come. */
export const TextPending = () => (
  <div aria-busy="true" className="space-y-3">
    <Skeleton className="h-3 w-1/3" />
    <Skeleton className="h-3 w-full" />
    <Skeleton className="h-3 w-4/5" />
  </div>
);

/** A part of the history that did not load, where it would stand. */
export const HistoryFailed = ({ onRetry }: { onRetry: () => void }) => (
  <Strip
    tone="warn"
    role="alert"
    actions={
      <Button size="sm" onClick={onRetry}>
        {t('action.retry')}
      </Button>
    }
  >
    {t('post.historyError')}
  </Strip>
);
