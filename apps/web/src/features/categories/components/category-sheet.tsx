import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Sheet } from '../../../components/ui/overlay/sheet.tsx';
import { t } from '../../../i18n/t.ts';
import { categoriesQuery } from '../api/categories.ts';
import { CategorySign } from './category-sign.tsx';

/** The categories on a phone, where no sidebar lists them. */
export function CategorySheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { data = [] } = useQuery(categoriesQuery());
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={t('nav.categories')}>
      <ul>
        {data.map((category) => (
          <li key={category.id}>
            <Link
              to="/c/$category"
              params={{ category: category.slug }}
              onClick={() => onOpenChange(false)}
              className="flex h-11 items-center gap-3 rounded-md text-base font-medium"
            >
              <CategorySign category={category} />
              <span className="truncate">{category.name}</span>
              {(category.viewer?.unread ?? 0) > 0 && (
                <span className="ms-auto text-xs font-semi tabular-nums text-accent-text">
                  {category.viewer?.unread}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
