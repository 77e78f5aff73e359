import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { PageHead } from '../../../components/page/page-head.tsx';
import { t } from '../../../i18n/t.ts';

/** The head of a page that stands below the workspaces, with the way up on a phone. */
export const UnderWorkspaces = ({ title }: { title: string }) => (
  <PageHead
    title={title}
    crumbs={[
      <Link key="workspaces" to="/workspaces">
        {t('nav.workspaces')}
      </Link>,
    ]}
    back={
      <Link
        to="/workspaces"
        aria-label={t('nav.workspaces')}
        className="flex size-11 items-center justify-center rounded-md"
      >
        <ChevronLeft className="size-5!" aria-hidden="true" />
      </Link>
    }
  />
);
