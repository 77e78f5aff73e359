import type { Severity } from '@tidings/contracts';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';

const levels: Record<Severity, number> = { low: 2, medium: 3, high: 4, critical: 5 };
const heights = ['h-[4px]', 'h-[6px]', 'h-[8px]', 'h-[10px]', 'h-[12px]'];

/** How bad it is: as many bars of five, and the word. */
export function SeverityMark({ severity, strong = false }: { severity: Severity; strong?: boolean }) {
  const level = levels[severity];
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <span aria-hidden="true" className="inline-flex items-end gap-[2px]">
        {heights.map((height, at) => (
          <i
            key={height}
            className={cn('w-[3px] rounded-[1px]', height, at >= level && 'bg-active')}
            style={at < level ? { background: `var(--sev-${level})` } : undefined}
          />
        ))}
      </span>
      <span className={cn(strong && 'font-semi', strong && severity === 'critical' && 'text-danger-text')}>
        {t(`alerts.severity.${severity}`)}
      </span>
    </span>
  );
}
