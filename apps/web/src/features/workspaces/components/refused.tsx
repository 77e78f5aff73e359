import { CircleAlert } from 'lucide-react';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { t } from '../../../i18n/t.ts';
import { refusalInWords } from '../../../lib/api/form.ts';
import { isCode } from '../../../lib/http/error.ts';

/** Why something did not work, where it was asked for. */
export const Refused = ({ error }: { error: Error | null }) =>
  error && (
    <Strip tone="danger" role="alert" icon={<CircleAlert aria-hidden="true" />} className="mt-2">
      {isCode(error, 'CONFLICT') ? t('workspaces.lastOwner') : refusalInWords(error)}
    </Strip>
  );
