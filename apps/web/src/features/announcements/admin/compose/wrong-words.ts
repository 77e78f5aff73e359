import { t } from '../../../../i18n/t.ts';
import type { Wrong } from '../model/form.ts';

/** What is wrong with a field, in words; undefined: nothing. */
export const wrongWords = (wrong: Wrong[keyof Wrong], max = 60): string | undefined =>
  wrong && t(`announcements.wrong.${wrong}`, { max });
