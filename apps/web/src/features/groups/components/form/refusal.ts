import { t } from '../../../../i18n/t.ts';
import { refusalInWords } from '../../../../lib/api/form.ts';
import { ApiError, isCode } from '../../../../lib/http/error.ts';

const fields = ['name', 'slug', 'description'] as const;
type GroupField = (typeof fields)[number];

/** The field a refusal is about, and what it says there; `root` where it is about none. */
export function refusalOf(error: unknown): { field: GroupField | 'root'; words: string } {
  if (isCode(error, 'CONFLICT')) return { field: 'slug', words: t('groups.form.taken') };
  const details = error instanceof ApiError && Array.isArray(error.details) ? error.details : [];
  const field = fields.find((name) => details.some((one: { path?: unknown } | null) => one?.path === name));
  return { field: field ?? 'root', words: refusalInWords(error) };
}
