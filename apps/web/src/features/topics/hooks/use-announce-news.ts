import { useEffect } from 'react';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';

/** Says how much waits, summarised: at most one sentence in 3 s. */
export function useAnnounceNews(count: number): void {
  useEffect(() => {
    if (count > 0) announce(t('topics.pill.both', { count }));
  }, [count]);
}
