import { Link } from '@tanstack/react-router';
import { PageHead } from '../../components/page/page-head.tsx';
import { Button } from '../../components/ui/action/button.tsx';
import { StatePanel } from '../../components/ui/feedback/state-panel.tsx';
import { t } from '../../i18n/t.ts';

/** An address nobody knows. */
export const NotFound = () => (
  <>
    <PageHead title={t('state.notFound.short')} />
    <StatePanel
      kind="broken"
      title={t('state.notFound')}
      actions={
        <Button asChild>
          <Link to="/">{t('action.backToTopics')}</Link>
        </Button>
      }
    >
      {t('state.notFoundBody')}
    </StatePanel>
  </>
);
