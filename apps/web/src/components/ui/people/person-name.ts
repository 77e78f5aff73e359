import { isDeletedMember } from '@tidings/contracts/plain';
import { t } from '../../../i18n/t.ts';
import type { Face } from './avatar.tsx';

export { isDeletedMember };

/** What somebody is called; who deleted their account is so in the reader's language. */
export const nameOf = (person: Face): string => (isDeletedMember(person) ? t('person.deleted') : person.displayName);
