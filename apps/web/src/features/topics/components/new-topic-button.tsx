import { Link, useLocation } from '@tanstack/react-router';
import { SquarePen } from 'lucide-react';
import { Button } from '../../../components/ui/action/button.tsx';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { Tag } from '../../../components/ui/sign/badge.tsx';
import { t } from '../../../i18n/t.ts';
import { useMember } from '../../../lib/session/state.ts';
import { useDraftWaits } from '../../../lib/waiting-drafts.ts';
import { openNewTopic } from '../hooks/new-topic.ts';

/** The page's one primary action; an icon in the top bar of a phone. Who is not signed in is led there first. */
export function NewTopicButton({ categoryId, inPanel = false }: { categoryId: string | undefined; inPanel?: boolean }) {
  const member = useMember();
  const here = useLocation({ select: (location) => location.href });
  const hasDraft = useDraftWaits('topic');
  const open = () => openNewTopic(categoryId);
  const icon = <SquarePen aria-hidden="true" />;
  if (!member) {
    return (
      <Button variant={inPanel ? 'pri' : 'sec'} asChild className={inPanel ? undefined : 'phone:hidden'}>
        <Link to="/sign-in" search={{ next: here }}>
          {t('topics.signInToWrite')}
        </Link>
      </Button>
    );
  }
  return (
    <>
      <Button variant="pri" icon={icon} onClick={open} className={inPanel ? undefined : 'phone:hidden'}>
        {t('action.newTopic')}
        {hasDraft && <Tag>{t('topics.draft')}</Tag>}
      </Button>
      {!inPanel && (
        <span className="wide:hidden">
          <IconButton label={t('action.newTopic')} onClick={open}>
            <SquarePen className="size-5!" aria-hidden="true" />
          </IconButton>
        </span>
      )}
    </>
  );
}
