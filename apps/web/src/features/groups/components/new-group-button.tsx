import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { Button } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';

/** The page's one primary action; an icon in the top bar of a phone. */
export const NewGroupButton = ({ inPanel = false }: { inPanel?: boolean }) => (
  <>
    <Button variant="pri" asChild className={inPanel ? undefined : 'phone:hidden'}>
      <Link to="/groups/new">
        <Plus aria-hidden="true" />
        {t('groups.new')}
      </Link>
    </Button>
    {!inPanel && (
      <Link
        to="/groups/new"
        aria-label={t('groups.new')}
        className="flex size-11 items-center justify-center rounded-md wide:hidden"
      >
        <Plus className="size-5!" aria-hidden="true" />
      </Link>
    )}
  </>
);
