import type { ReactNode } from 'react';
import { cn } from '../../../lib/cn.ts';
import { CorrelationId } from '../action/correlation-id.tsx';
import { StateWave, type WaveKind } from './state-wave.tsx';

type Props = {
  kind: WaveKind;
  title: string;
  /** One sentence. */
  children?: ReactNode;
  /** One or two buttons. */
  actions?: ReactNode;
  correlationId?: string | undefined;
  /** The page's own heading when it fills the page. */
  level?: 1 | 2;
  className?: string;
};

/** Empty, filtered, failed, forbidden: a wave or a broken line, what happened, what to do. */
export function StatePanel({ kind, title, children, actions, correlationId, level = 2, className }: Props) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div
      className={cn(
        'relative flex min-h-[320px] flex-1 flex-col items-center justify-center px-8 py-12 text-center',
        className,
      )}
    >
      <StateWave kind={kind} />
      <Heading className="mt-4 mb-1 font-head text-lg font-semi tracking-head">{title}</Heading>
      {children !== undefined && <p className="max-w-[34ch] text-balance text-base text-ink-2">{children}</p>}
      {actions !== undefined && <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div>}
      {correlationId !== undefined && <CorrelationId id={correlationId} />}
    </div>
  );
}
