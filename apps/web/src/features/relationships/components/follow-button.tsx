import type { ProfileAnswer } from '@tidings/contracts';
import { UserRoundCheck, UserRoundPlus } from 'lucide-react';
import { Button } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';
import { useRelationship } from '../hooks/use-relationship.ts';
import { Refusal } from './refusal.tsx';

/** Follows a member, or no longer; not where they are blocked. It shows at once what was wished. */
export function FollowButton({ profile }: { profile: ProfileAnswer }) {
  const act = useRelationship(profile);
  const { viewer } = profile;
  if (!viewer || viewer.blocked) return null;
  const on = act.isPending ? act.variables === 'follow' : viewer.following;
  return (
    <div>
      <Button
        variant={on ? 'sec' : 'pri'}
        aria-pressed={on}
        aria-label={t('follow.label', { name: profile.displayName })}
        icon={on ? <UserRoundCheck aria-hidden="true" /> : <UserRoundPlus aria-hidden="true" />}
        onClick={() => act.mutate(on ? 'unfollow' : 'follow')}
      >
        {t(on ? 'follow.on' : 'follow.off')}
      </Button>
      <Refusal error={act.error} />
    </div>
  );
}
