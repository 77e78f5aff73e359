import { t } from '../../../i18n/t.ts';
import { cannedReasons } from '../model/canned.ts';
import type { ActionName } from '../model/target.ts';

type Props = { action: ActionName; value: string; onChoose: (reason: string) => void };

/** Reasons one press away, above the field that they fill. None is chosen beforehand. */
export const CannedReasons = ({ action, value, onChoose }: Props) => (
  // biome-ignore lint/a11y/useSemanticElements: buttons that write into the field below, no form's group
  <div role="group" aria-label={t('moderation.canned')} className="mb-2 flex flex-wrap gap-1.5">
    {cannedReasons(action).map((key) => (
      <button
        key={key}
        type="button"
        aria-pressed={value === t(key)}
        onClick={() => onChoose(t(key))}
        className="min-h-7 rounded-sm border border-line-strong px-2.5 py-1 text-start text-sm text-ink-2 hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-tint aria-pressed:text-accent-text phone:min-h-11"
      >
        {t(key)}
      </button>
    ))}
  </div>
);
