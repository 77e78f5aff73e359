import { Link } from '@tanstack/react-router';
import { t } from '../../i18n/t.ts';
import { Button } from '../ui/action/button.tsx';
import { StatePanel } from '../ui/feedback/state-panel.tsx';
import { PageHead } from './page-head.tsx';

/** Not there, or not open to the reader: the same words, so nothing is given away. */
export const NoPermission = () => (
  <>
    <PageHead title={t('state.noPermission.short')} />
    <StatePanel
      kind="locked"
      title={t('state.noPermission')}
      actions={
        <Button asChild>
          <Link to="/">{t('action.backToTopics')}</Link>
        </Button>
      }
    >
      {t('state.noPermissionBody')}
    </StatePanel>
  </>
);
