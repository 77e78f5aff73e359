import { CircleAlert } from 'lucide-react';
import { Strip } from '../../../components/ui/feedback/strip.tsx';

/** What went wrong that is about no field. */
export const FormProblem = ({ text, className }: { text: string | undefined; className?: string }) =>
  text !== undefined && (
    <Strip
      tone="danger"
      role="alert"
      icon={<CircleAlert className="flex-none" aria-hidden="true" />}
      {...(className !== undefined && { className })}
    >
      {text}
    </Strip>
  );
