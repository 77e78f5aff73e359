import { CircleAlert, X } from 'lucide-react';
import { createPortal } from 'react-dom';
import { t } from '../../../i18n/t.ts';
import { Button } from '../action/button.tsx';
import { IconButton } from '../action/icon-button.tsx';
import { useFloatingRoot } from '../float/floating-root.tsx';

type Props = { replaced: boolean; trying: boolean; onRetry: () => void; onClose: () => void };

/** Above the foot of the page, where the composer and the sheets come from: what did not load, and the way on. */
export function PartMissing({ replaced, trying, onRetry, onClose }: Props) {
  const root = useFloatingRoot();
  if (!root) return null;
  return createPortal(
    <div
      role="alert"
      className="m-pill fixed inset-x-3 bottom-20 z-(--z-toast) mx-auto flex max-w-[560px] items-center gap-2.5 rounded-lg border border-line bg-raised py-2 pe-2 ps-3 text-sm text-ink shadow-3 phone:flex-wrap"
      style={{ '--surface': 'var(--raised)' } as React.CSSProperties}
    >
      <CircleAlert aria-hidden="true" className="text-warning-text" />
      <p className="min-w-0 flex-1 phone:basis-[200px]">{t(replaced ? 'part.replaced' : 'part.missing')}</p>
      {replaced ? (
        <Button size="sm" onClick={() => location.reload()}>
          {t('state.reload')}
        </Button>
      ) : (
        <Button size="sm" onClick={onRetry} pending={trying}>
          {t('action.retry')}
        </Button>
      )}
      <IconButton dense label={t('action.close')} onClick={onClose}>
        <X aria-hidden="true" />
      </IconButton>
    </div>,
    root,
  );
}
