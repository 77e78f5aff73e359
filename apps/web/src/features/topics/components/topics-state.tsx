import { Link } from '@tanstack/react-router';
import { Button } from '../../../components/ui/action/button.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../i18n/t.ts';
import type { TopicFilter } from '../model/data.ts';
import { NewTopicButton } from './new-topic-button.tsx';

/** Nothing here: by filter the way back, else the next step. */
export function NoTopics({ filter, categoryId }: { filter: TopicFilter; categoryId: string | undefined }) {
  if (filter === 'latest') {
    return (
      <StatePanel kind="wave" title={t('topics.empty')} actions={<NewTopicButton categoryId={categoryId} inPanel />}>
        {t('topics.emptyBody')}
      </StatePanel>
    );
  }
  const isNew = filter === 'new';
  return (
    <StatePanel
      kind="wave"
      title={t(isNew ? 'topics.emptyNew' : 'topics.emptyUnread')}
      actions={
        <Button asChild>
          <Link to="." search={{}}>
            {t('topics.showLatest')}
          </Link>
        </Button>
      }
    >
      {t(isNew ? 'topics.emptyNewBody' : 'topics.emptyUnreadBody')}
    </StatePanel>
  );
}
