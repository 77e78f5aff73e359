import { CircleAlert } from 'lucide-react';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { t } from '../../../i18n/t.ts';
import { refusalInWords } from '../../../lib/api/form.ts';

/** That something was not kept, and why, where it was wished. */
export const Refused = ({ error }: { error: Error | null }) =>
  error && (
    <Strip tone="danger" role="alert" icon={<CircleAlert aria-hidden="true" />} className="my-2">
      {t('quiet.refused', { reason: refusalInWords(error) })}
    </Strip>
  );
