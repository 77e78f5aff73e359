import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Family, FamilyInvitation } from '@tidings/contracts';
import { useState } from 'react';
import { LoadFailed } from '../../../../components/page/load-failed.tsx';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Skeleton } from '../../../../components/ui/feedback/skeleton.tsx';
import { t } from '../../../../i18n/t.ts';
import { ApiError } from '../../../../lib/http/error.ts';
import { useMember } from '../../../../lib/session/state.ts';
import { declineFamily, familyQuery, joinFamily } from '../../api/family.ts';
import { ConfirmFamily, type FamilyAct } from './confirm-family.tsx';
import { MemberRow } from './member-row.tsx';
import { NameForm } from './name-form.tsx';
import { ShareChoice } from './share-choice.tsx';

/** Does something to the family; what it is from then on comes with its event, and is fetched where nothing is live. */
function useFamilyAct<T>(act: (argument: T) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSettled: () => client.invalidateQueries({ queryKey: ['alerts'] }) });
}

function Invitation({ invitation }: { invitation: FamilyInvitation }) {
  const accept = useFamilyAct(() => joinFamily(invitation.familyId));
  const decline = useFamilyAct(() => declineFamily(invitation.familyId));
  const error = accept.error ?? decline.error;
  const { name, owner } = invitation;
  return (
    <li className="flex flex-wrap items-center gap-2 border-b border-line py-3 text-sm">
      <span className="min-w-0 flex-1">{t('alerts.family.asks', { name: owner.displayName, family: name })}</span>
      <Button pending={decline.isPending} onClick={() => decline.mutate(undefined as never)}>
        {t('alerts.family.decline')}
      </Button>
      <Button variant="pri" pending={accept.isPending} onClick={() => accept.mutate(undefined as never)}>
        {t('alerts.family.accept')}
      </Button>
      {error && (
        <p role="alert" className="w-full text-danger-text">
          {error instanceof ApiError ? error.message : t('error.unknown')}
        </p>
      )}
    </li>
  );
}

function Own({ family }: { family: Family }) {
  const me = useMember();
  const [inviting, setInviting] = useState(false);
  const [asked, setAsked] = useState<FamilyAct>();
  const mine = family.members.find(({ person }) => person.id === me?.id);
  if (!mine) return null;
  return (
    <>
      <div className="mt-5 flex items-center gap-2">
        <h2 className="min-w-0 flex-1 truncate font-head text-lg font-semi tracking-head">{family.name}</h2>
        {mine.owner && (
          <Button size="sm" onClick={() => setInviting(!inviting)} aria-expanded={inviting}>
            {t('alerts.family.invite')}
          </Button>
        )}
      </div>
      {inviting && <NameForm of="username" onDone={() => setInviting(false)} />}
      <ul aria-label={t('alerts.family.members')} className="mt-1">
        {family.members.map((member) => (
          <MemberRow
            key={member.person.id}
            member={member}
            onRemove={
              mine.owner && !member.owner ? () => setAsked({ act: 'remove', person: member.person }) : undefined
            }
          />
        ))}
      </ul>
      <ShareChoice shares={mine.shares} />
      <p className="mt-6">
        <Button onClick={() => setAsked({ act: mine.owner ? 'dissolve' : 'leave', person: mine.person })}>
          {t(mine.owner ? 'alerts.family.dissolve' : 'alerts.family.leave')}
        </Button>
      </p>
      {asked && <ConfirmFamily {...asked} family={family.name} onClose={() => setAsked(undefined)} />}
    </>
  );
}

/** The reader's family: who is in it, what it has of their alerts; or who asks them into one. */
export function FamilyPane() {
  const { data, error, refetch } = useQuery(familyQuery());
  if (error && !data)
    return <LoadFailed title={t('alerts.family.notLoaded')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="my-4 h-4 w-48" />;
  return (
    <div className="max-w-[640px] pb-12">
      {data.invitations.length > 0 && (
        <ul aria-label={t('alerts.family.invitations')}>
          {data.invitations.map((invitation) => (
            <Invitation key={invitation.familyId} invitation={invitation} />
          ))}
        </ul>
      )}
      {data.family ? (
        <Own family={data.family} />
      ) : (
        <section className="py-6">
          <h2 className="font-head text-lg font-semi tracking-head">{t('alerts.family.none')}</h2>
          <p className="mt-1 max-w-[56ch] text-ink-2">{t('alerts.family.noneBody')}</p>
          <NameForm of="family" />
        </section>
      )}
    </div>
  );
}
