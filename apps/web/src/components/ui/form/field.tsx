import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';

export type FieldControl = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
};

type Props = {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  /** On the label's line, at its end. */
  aside?: ReactNode;
  children: (control: FieldControl) => ReactNode;
};

/** A label, its control and the words that belong to it; spread what `children` is given onto the control. */
export function Field({ label, hint, error, aside, children }: Props) {
  const id = useId();
  const noteId = `${id}note`;
  const hasNote = hint !== undefined || error !== undefined;
  return (
    <div className="text-sm">
      <div className="mb-1.5 flex items-baseline">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {aside !== undefined && <span className="ms-auto">{aside}</span>}
      </div>
      {children({
        id,
        'aria-describedby': hasNote ? noteId : undefined,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {hasNote && (
        <p id={noteId} className="mt-1.5 flex items-start gap-1.5 text-xs">
          {error === undefined ? (
            <span className="text-ink-3">{hint}</span>
          ) : (
            <>
              <CircleAlert className="mt-px size-3.5! text-danger-text" aria-hidden="true" />
              <span role="alert" className="text-danger-text">
                {error}
              </span>
            </>
          )}
        </p>
      )}
    </div>
  );
}
