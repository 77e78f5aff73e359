import { DoorOpen, Lock } from 'lucide-react';
import { useId } from 'react';
import { t } from '../../../../i18n/t.ts';

const choices = [
  { name: 'open', icon: DoorOpen },
  { name: 'closed', icon: Lock },
] as const;

type Props = { open: boolean; onChange: (open: boolean) => void };

/** Who may come in, and what others see of it: two radio buttons with their consequences. */
export function AccessChoice({ open, onChange }: Props) {
  const group = useId();
  return (
    <fieldset className="text-sm">
      <legend className="mb-1.5 font-medium">{t('groups.form.access')}</legend>
      <div className="grid gap-2 wide:grid-cols-2">
        {choices.map(({ name, icon: Icon }) => (
          <label
            key={name}
            className="relative flex cursor-pointer items-start gap-2.5 rounded-md border border-ctl-line px-3 py-2.5 hover:bg-hover has-checked:border-accent has-checked:bg-accent-tint has-focus-visible:shadow-focus"
          >
            <input
              type="radio"
              name={group}
              checked={open === (name === 'open')}
              onChange={() => onChange(name === 'open')}
              className="sr-only"
            />
            <Icon className="mt-0.5 size-4! flex-none text-ink-2" aria-hidden="true" />
            <span className="min-w-0">
              <span className="block font-medium">{t(`groups.${name}`)}</span>
              <span className="block text-xs text-ink-2">{t(`groups.form.${name}`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
