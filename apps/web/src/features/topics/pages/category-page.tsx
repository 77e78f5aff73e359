import { PageBody, PageColumns } from '../../../components/page/page-body.tsx';
import { PageHead } from '../../../components/page/page-head.tsx';
import { t } from '../../../i18n/t.ts';

export const CategoryPage = () => (
  <>
    <PageHead title={t('nav.categories')} />
    <PageBody>
      <PageColumns>{null}</PageColumns>
    </PageBody>
  </>
);
