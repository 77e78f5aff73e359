import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { Skeleton } from '../../../components/ui/feedback/skeleton.tsx';
import { t } from '../../../i18n/t.ts';
import { keysQuery, type MadeKey } from '../api/keys.ts';
import { SecretDialog } from '../secret-dialog.tsx';
import { KeyRow } from './key-row.tsx';
import { NewKey } from './new-key.tsx';

/** The systems that are let in. */
export function KeyList() {
  const query = useInfiniteQuery(keysQuery());
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<MadeKey>();
  const keys = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const live = keys.filter(({ revokedAt }) => revokedAt === null).length;
  return (
    <section aria-labelledby="keys">
      <header className="flex min-h-11 items-center gap-2 border-b border-line">
        <h2 id="keys" className="font-semi">
          {t('integrations.keys')}
        </h2>
        <span className="text-sm text-ink-3">{live > 0 && live}</span>
        <Button
          size="sm"
          className="ms-auto phone:h-11"
          icon={<Plus aria-hidden="true" />}
          onClick={() => setMaking(true)}
        >
          {t('integrations.newKey')}
        </Button>
      </header>
      {query.isPending && <Skeleton className="my-4 h-4 w-3/5" />}
      {query.error && !query.data && (
        <LoadFailed title={t('integrations.keysError')} error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data && keys.length === 0 && <p className="py-4 text-sm text-ink-2">{t('integrations.noKeys')}</p>}
      {keys.length > 0 && (
        <ul aria-labelledby="keys">
          {keys.map((key) => (
            <KeyRow key={key.id} apiKey={key} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <p className="flex justify-center py-3">
          <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('integrations.more')}
          </Button>
        </p>
      )}
      {making && (
        <NewKey
          onClose={() => setMaking(false)}
          onMade={(key) => {
            setMaking(false);
            setMade(key);
          }}
        />
      )}
      {made?.key && (
        <SecretDialog
          title={t('integrations.yourKey', { name: made.name })}
          secret={made.key}
          onStored={() => setMade(undefined)}
        />
      )}
    </section>
  );
}
