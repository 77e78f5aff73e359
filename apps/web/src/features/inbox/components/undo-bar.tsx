import { useEffect, useState } from 'react';
import { Kbd } from '../../../components/ui/sign/kbd.tsx';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';
import { useShortcut } from '../../../lib/keyboard/use-shortcut.ts';
import { useStore } from '../../../lib/store/external-store.ts';
import { type Done, lastDone, letGo, undoLast } from '../acts/undo.ts';

const standsMs = 10_000;

function Bar({ done: { id, words, undo, failed } }: { done: Done }) {
  const [held, setHeld] = useState(false);
  // It waits while it is pointed at or has the focus, and then has its whole time again.
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => letGo(id), standsMs);
    return () => clearTimeout(timer);
  }, [id, held]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it is not pressed, its button is
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="m-pill pointer-events-auto relative flex min-h-10 max-w-[min(480px,100%)] items-center gap-4 overflow-hidden rounded-lg bg-inverse py-1 pe-2 ps-3.5 text-sm text-on-inverse shadow-3"
    >
      <span className="min-w-0">{words}</span>
      {undo && (
        <button
          type="button"
          onClick={undoLast}
          className="relative ms-auto flex h-8 flex-none items-center gap-2 rounded-sm px-2 font-semi phone:after:absolute phone:after:-inset-1.5"
        >
          {t('inbox.undo')}
          <span className="contents phone:hidden" aria-hidden="true">
            <Kbd keys="z" inherit />
          </span>
        </button>
      )}
      <i
        aria-hidden="true"
        className={cn('absolute inset-x-0 bottom-0 h-0.5', failed ? 'bg-danger' : 'bg-live', !held && 'm-runs-out')}
      />
    </div>
  );
}

/** What was just done, for 10 s, and the way back. What is said is announced by who does it. */
export function UndoBar({ className }: { className?: string }) {
  const done = useStore(lastDone);
  useShortcut('z', undoLast, done?.undo !== undefined);
  return (
    <div className={cn('pointer-events-none absolute inset-x-3 bottom-4 z-(--z-pill) flex justify-center', className)}>
      {done && <Bar key={done.id} done={done} />}
    </div>
  );
}
