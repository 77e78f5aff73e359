import { Link } from '@tanstack/react-router';
import { PageBody } from '../../../../components/page/page-body.tsx';
import { Button } from '../../../../components/ui/action/button.tsx';
import { StatePanel } from '../../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../../i18n/t.ts';
import type { InboxSearch } from '../../search.ts';

/** In place of one that was taken back or deleted, also while it was open, or that the reader may not see any more. */
export const ItemGone = ({ back }: { back: Omit<InboxSearch, 'item'> }) => (
  <PageBody id="inbox-detail">
    <StatePanel
      kind="wave"
      title={t('inbox.gone')}
      actions={
        <Button asChild>
          <Link to="/inbox" search={back}>
            {t('inbox.back')}
          </Link>
        </Button>
      }
    >
      {t('inbox.goneBody')}
    </StatePanel>
  </PageBody>
);
