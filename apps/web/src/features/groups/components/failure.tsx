import { CircleAlert } from 'lucide-react';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { refusalInWords } from '../../../lib/api/form.ts';
import { isCode } from '../../../lib/http/error.ts';

type Props = {
  error: Error | null;
  /** What a conflict means here. */
  conflict?: string;
};

/** Why something did not work, where it was asked for. */
export const Failure = ({ error, conflict }: Props) =>
  error && (
    <Strip tone="danger" role="alert" icon={<CircleAlert aria-hidden="true" />} className="mt-2">
      {conflict !== undefined && isCode(error, 'CONFLICT') ? conflict : refusalInWords(error)}
    </Strip>
  );
