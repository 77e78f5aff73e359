import { Fragment } from 'react';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';
import { capOf, isApple } from '../../../lib/keyboard/parse.ts';

const cap =
  'inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-xs border px-[5px] text-micro font-medium';

/** The caps of a shortcut, as the registry spells it ("g h", "mod+enter"). `inherit` for use inside a filled button. */
export function Kbd({ keys, inherit = false }: { keys: string; inherit?: boolean }) {
  const look = inherit ? '-me-1 border-current/35 opacity-90' : 'border-line-strong bg-surface text-ink-3';
  return (
    <span className="inline-flex items-center gap-[3px]">
      {keys.split(' ').map((key, index) => (
        <Fragment key={key}>
          {index > 0 && <span className={inherit ? 'text-xs' : 'text-xs text-ink-3'}>{t('keys.then')}</span>}
          <kbd className={cn(cap, look)}>{capOf(key, isApple())}</kbd>
        </Fragment>
      ))}
    </span>
  );
}
