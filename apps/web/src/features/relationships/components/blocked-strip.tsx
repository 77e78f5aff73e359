import type { ProfileAnswer } from '@tidings/contracts';
import { UserX } from 'lucide-react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { t } from '../../../i18n/t.ts';
import { useRelationship } from '../hooks/use-relationship.ts';
import { Refusal } from './refusal.tsx';

/** On the profile of somebody who is blocked: that they are, and the way back. */
export function BlockedStrip({ profile }: { profile: ProfileAnswer }) {
  const act = useRelationship(profile);
  if (!profile.viewer?.blocked) return null;
  return (
    <>
      <Strip
        className="mt-5"
        icon={<UserX aria-hidden="true" />}
        actions={
          <Button size="sm" pending={act.isPending} onClick={() => act.mutate('unblock')}>
            {t('block.undo')}
          </Button>
        }
      >
        {t('block.is', { name: profile.displayName })}
      </Strip>
      <Refusal error={act.error} />
    </>
  );
}
