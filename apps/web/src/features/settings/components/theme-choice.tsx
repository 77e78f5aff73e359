import { t } from '../../../i18n/t.ts';
import { setTheme, themeChoices, useThemeChoice } from '../../../lib/browser/theme.ts';

/** System, light or dark, as one group of radio buttons drawn as a filter. */
export function ThemeChoice() {
  const choice = useThemeChoice();
  return (
    <fieldset className="flex gap-0.5">
      <legend className="sr-only">{t('settings.theme')}</legend>
      {themeChoices.map((theme) => (
        <label
          key={theme}
          className="inline-flex h-7 cursor-pointer items-center rounded-sm px-2.5 text-sm font-medium text-ink-2 hover:bg-hover has-checked:bg-active has-checked:text-ink has-focus-visible:shadow-focus phone:h-11"
        >
          <input
            type="radio"
            name="theme"
            value={theme}
            checked={choice === theme}
            onChange={() => setTheme(theme)}
            className="sr-only"
          />
          {t(`theme.${theme}`)}
        </label>
      ))}
    </fieldset>
  );
}
