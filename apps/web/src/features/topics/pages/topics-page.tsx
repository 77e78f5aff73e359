import { useSearch } from '@tanstack/react-router';
import { PageHead } from '../../../components/page/page-head.tsx';
import { t } from '../../../i18n/t.ts';
import { NewTopicButton } from '../components/new-topic-button.tsx';
import { TopicListPage } from '../components/topic-list-page.tsx';

/** `/`: every topic the reader may see. */
export function TopicsPage() {
  const { filter = 'latest' } = useSearch({ from: '/shell/' });
  return (
    <>
      <PageHead title={t('nav.topics')} action={<NewTopicButton categoryId={undefined} />} />
      <TopicListPage filter={filter} />
    </>
  );
}
