import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { LoadFailed } from '../../../../components/page/load-failed.tsx';
import { t } from '../../../../i18n/t.ts';
import { announce } from '../../../../lib/announce.ts';
import { type Managed, managedQuery } from '../api/managed.ts';
import type { AnnouncementsSearch } from '../search.ts';
import { Composer } from './composer.tsx';

type Props = { checks: boolean; onMade: (id: string) => void };

function useGone() {
  const navigate = useNavigate();
  return ({ state }: Managed) => {
    announce(t(`announcements.went.${state === 'planned' ? 'planned' : state === 'draft' ? 'draft' : 'published'}`));
    const view = state === 'planned' ? 'planned' : state === 'draft' ? 'drafts' : 'sent';
    void navigate({ to: '/announcements', search: { view } });
  };
}

/** One that was begun before, as it was when it was opened. */
function Begun({ id, ...on }: Props & { id: string }) {
  const { data, error, refetch } = useQuery(managedQuery(id));
  const [start, setStart] = useState<Managed>();
  const onGone = useGone();
  if (data && !start) setStart(data);
  if (start) return <Composer start={start} {...on} onGone={onGone} />;
  return error && <LoadFailed title={t('announcements.notOpened')} error={error} onRetry={() => void refetch()} />;
}

const New = (props: Props) => <Composer start={undefined} {...props} onGone={useGone()} />;

/** The address names a draft from its first saving on; who writes notices nothing of that. */
export function Writing({ search: { id, check } }: { search: AnnouncementsSearch }) {
  const navigate = useNavigate();
  const [at, setAt] = useState<{ id: string | undefined; turn: number; own?: string }>({ id, turn: 0 });
  if (at.id !== id) setAt({ ...at, id, turn: id !== undefined && id === at.own ? at.turn : at.turn + 1 });
  const onMade = (own: string) => {
    setAt((now) => ({ ...now, own }));
    void navigate({ to: '/announcements', search: { id: own, ...(check && { check }) }, replace: true });
  };
  const isOwn = id !== undefined && id === at.own;
  return id === undefined || isOwn ? (
    <New key={at.turn} checks={check === true} onMade={onMade} />
  ) : (
    <Begun key={at.turn} id={id} checks={check === true} onMade={onMade} />
  );
}
