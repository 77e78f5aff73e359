import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Notification } from '@tidings/contracts';
import type { ReactNode } from 'react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Skeleton } from '../../../../components/ui/feedback/skeleton.tsx';
import { t } from '../../../../i18n/t.ts';
import { subjectQuery } from '../api/subject.ts';
import { type Settings, useSettings } from '../hooks/use-settings.ts';
import type { Subject } from '../model/subject.ts';

type Given = { subject: Subject; settings: Settings };
type Props = { item: Notification; children: (given: Given) => ReactNode };

function Here({ item, subject, children }: Props & { subject: Subject }) {
  const settings = useSettings(item, subject);
  return children({ subject, settings });
}

/** Brings the settings of an item; until they are here their place is kept. */
export function WithSubject({ item, children }: Props) {
  const client = useQueryClient();
  const query = useQuery(subjectQuery(client, item));
  if (query.data)
    return (
      <Here item={item} subject={query.data}>
        {children}
      </Here>
    );
  if (!query.isError)
    return (
      <div aria-hidden="true" className="mt-3 space-y-3">
        <Skeleton className="h-7 w-3/5" />
        <Skeleton className="h-7 w-2/5" />
      </div>
    );
  return (
    <p role="alert" className="mt-3 flex flex-wrap items-center gap-3 text-sm text-ink-2">
      {t('inbox.why.error')}
      <Button size="sm" className="phone:h-11" onClick={() => void query.refetch()}>
        {t('action.retry')}
      </Button>
    </p>
  );
}
