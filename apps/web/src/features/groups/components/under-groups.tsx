import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { PageHead } from '../../../components/page/page-head.tsx';
import { t } from '../../../i18n/t.ts';

/** The head of a page that stands below the groups, with the way up on a phone. */
export const UnderGroups = ({ title }: { title: string }) => (
  <PageHead
    title={title}
    crumbs={[
      <Link key="groups" to="/groups">
        {t('nav.groups')}
      </Link>,
    ]}
    back={
      <Link to="/groups" aria-label={t('nav.groups')} className="flex size-11 items-center justify-center rounded-md">
        <ChevronLeft className="size-5!" aria-hidden="true" />
      </Link>
    }
  />
);
