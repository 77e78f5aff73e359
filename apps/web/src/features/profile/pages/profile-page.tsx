import { PageBody, PageColumns } from '../../../components/page/page-body.tsx';
import { PageHead } from '../../../components/page/page-head.tsx';
import { t } from '../../../i18n/t.ts';

export const ProfilePage = () => (
  <>
    <PageHead title={t('nav.profile')} />
    <PageBody>
      <PageColumns>{null}</PageColumns>
    </PageBody>
  </>
);
