import { Users } from 'lucide-react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Strip } from '../../../../components/ui/feedback/strip.tsx';
import { t } from '../../../../i18n/t.ts';
import type { Composing } from '../hooks/use-composer.ts';

/** Another admin was faster: who, and the ways on, none of which loses what anybody wrote. */
export function Conflict({ composing: { theirs, own, showTheirs, showOwn, takeTheirs } }: { composing: Composing }) {
  if (theirs)
    return (
      <Strip
        tone="warn"
        role="alert"
        icon={<Users aria-hidden="true" />}
        className="mb-5"
        actions={
          <>
            <Button size="sm" onClick={showTheirs}>
              {t('announcements.showTheirs')}
            </Button>
            <Button size="sm" onClick={showOwn}>
              {t('announcements.keepMine')}
            </Button>
          </>
        }
      >
        {t('announcements.conflict', { name: theirs.updatedBy.displayName })}
      </Strip>
    );
  if (!own) return null;
  return (
    <Strip
      tone="acc"
      role="status"
      className="mb-5"
      actions={
        <>
          <Button size="sm" onClick={showOwn}>
            {t('announcements.backToMine')}
          </Button>
          <Button size="sm" variant="ghost" onClick={takeTheirs}>
            {t('announcements.takeTheirs')}
          </Button>
        </>
      }
    >
      {t('announcements.isTheirs')}
    </Strip>
  );
}
