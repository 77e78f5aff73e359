import { Link, useLocation } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useId } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { control } from '../../../components/ui/form/input.tsx';
import { t } from '../../../i18n/t.ts';
import type { LeftText } from '../model/left-text.ts';

/** The text of who was signed out while writing: still there to read and copy, with the way back to it. */
export function LeftTextPanel({ left, onClose }: { left: LeftText; onClose: () => void }) {
  const id = useId();
  const here = useLocation({ select: (location) => location.href });
  return (
    <section
      data-pane
      aria-labelledby={id}
      className="m-sheet absolute inset-x-6 bottom-0 z-(--z-composer) mx-auto flex max-w-[720px] flex-col gap-3 rounded-t-xl border border-b-0 border-line-strong bg-raised p-4 shadow-4 phone:inset-x-0"
    >
      <header className="flex items-start gap-3">
        <p id={id} role="status" className="min-w-0 flex-1 text-base">
          {t(left.isKept ? 'composer.left' : 'composer.leftUnkept')}
        </p>
        <IconButton dense label={t('action.close')} onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      <textarea
        readOnly
        dir="auto"
        value={left.body}
        aria-label={t('composer.body')}
        className={`${control} h-40 resize-none px-3 py-2 font-mono phone:text-read`}
      />
      <div className="flex justify-end">
        <Button variant="pri" asChild>
          <Link to="/sign-in" search={{ next: here }}>
            {t('nav.signIn')}
          </Link>
        </Button>
      </div>
    </section>
  );
}
