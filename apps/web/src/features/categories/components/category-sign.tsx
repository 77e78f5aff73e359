import type { CategoryView } from '@tidings/contracts';
import { Lock } from 'lucide-react';
import { Swatch } from '../../../components/ui/sign/swatch.tsx';
import { t } from '../../../i18n/t.ts';

/** Only members of a group may look there. */
export const PrivateMark = () => (
  <Lock role="img" aria-label={t('nav.private')} className="size-3! flex-none text-ink-3" />
);

type Props = { category: Pick<CategoryView, 'colour' | 'groupId'>; small?: boolean; className?: string };

/** The colour of a category, and a lock where a group alone may look. */
export const CategorySign = ({ category: { colour, groupId }, small = false, className }: Props) => (
  <>
    <Swatch color={colour} small={small} {...(className === undefined ? {} : { className })} />
    {groupId !== null && <PrivateMark />}
  </>
);
