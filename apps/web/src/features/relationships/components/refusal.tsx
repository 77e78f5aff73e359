import { CircleAlert } from 'lucide-react';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { t } from '../../../i18n/t.ts';
import { ApiError } from '../../../lib/http/error.ts';

/** Why something did not work, where it was asked for. */
export const Refusal = ({ error }: { error: Error | null }) =>
  error && (
    <Strip tone="danger" role="alert" icon={<CircleAlert aria-hidden="true" />} className="mt-2">
      {error instanceof ApiError ? error.message : t('error.unknown')}
    </Strip>
  );
