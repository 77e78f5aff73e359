import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Session } from '@tidings/contracts';
import { CircleAlert, LogOut } from 'lucide-react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import { endOtherSessions, sessionsQuery } from '../api/sessions.ts';

/** Signs out everywhere but here. What has ended leaves the list, also where one of them failed. */
export function EndOthers({ sessions }: { sessions: readonly Session[] }) {
  const client = useQueryClient();
  const others = sessions.filter((session) => !session.current);
  const end = useMutation({
    mutationFn: endOtherSessions,
    onSuccess: () => announce(t('sessions.othersEnded')),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery().queryKey }),
  });
  return (
    <>
      {others.length > 0 && (
        <Button icon={<LogOut aria-hidden="true" />} pending={end.isPending} onClick={() => end.mutate()}>
          {t('sessions.endOthers', { count: others.length })}
        </Button>
      )}
      {end.isError && (
        <Strip tone="danger" role="alert" icon={<CircleAlert aria-hidden="true" />} className="mt-2">
          {t('sessions.othersFailed')}
        </Strip>
      )}
    </>
  );
}
