import { useId } from 'react';
import { Input } from '../../../components/ui/form/input.tsx';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';
import type { DraftState } from '../hooks/use-draft.ts';
import { titleLeft } from '../model/obstacle.ts';

/** The title of a topic; near its longest it says how much is left. */
export function TitleField({ draft, label, hint }: { draft: DraftState; label: string; hint?: string }) {
  const id = useId();
  const title = draft.fields.title ?? '';
  const left = titleLeft(title);
  return (
    <span className="relative block min-w-0 flex-1">
      <Input
        aria-label={label}
        placeholder={hint}
        value={title}
        aria-invalid={left !== undefined && left < 0 ? true : undefined}
        aria-describedby={left === undefined ? undefined : id}
        onChange={(event) => draft.setField('title', event.target.value)}
        className={left === undefined ? undefined : 'pe-36'}
      />
      {left !== undefined && (
        <span
          id={id}
          className={cn(
            'pointer-events-none absolute inset-y-0 end-3 flex items-center text-sm tabular-nums',
            left < 0 ? 'text-danger-text' : 'text-ink-3',
          )}
        >
          {left < 0 ? t('composer.over', { count: -left }) : t('composer.left.count', { count: left })}
        </span>
      )}
    </span>
  );
}
