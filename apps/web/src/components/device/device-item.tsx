import type { UseMutationResult } from '@tanstack/react-query';
import { CircleAlert, Monitor, Smartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { deviceName, isHandheld } from '../../lib/browser/user-agent.ts';
import { Button } from '../ui/action/button.tsx';
import { Strip } from '../ui/feedback/strip.tsx';
import { Tag } from '../ui/sign/badge.tsx';

type Props = {
  userAgent: string;
  /** What the device at hand is called; undefined for any other. */
  current: string | undefined;
  /** The quiet line below the name. */
  children: ReactNode;
  /** Ends what the list is of, on this device. */
  end?: { mutation: UseMutationResult<void, Error, void>; words: string; label: (device: string) => string };
  /** Said when the end failed. */
  failed: string;
};

/** One device of the reader in a list, and what can be ended on it. */
export function DeviceItem({ userAgent, current, children, end, failed }: Props) {
  const name = deviceName(userAgent);
  const Icon = isHandheld(userAgent) ? Smartphone : Monitor;
  return (
    <li className="border-line py-3 not-first:border-t">
      <div className="flex min-h-10 items-center gap-3">
        <span className="flex size-8 flex-none items-center justify-center rounded-[28%] bg-active text-ink-2">
          <Icon aria-hidden="true" />
        </span>
        <div className="min-w-0 flex-1">
          <p className="flex items-center gap-2 text-base font-medium">
            <span className="truncate" title={userAgent}>
              {name}
            </span>
            {current !== undefined && <Tag tone="acc">{current}</Tag>}
          </p>
          <p className="truncate text-sm text-ink-3">{children}</p>
        </div>
        {end && (
          <Button onClick={() => end.mutation.mutate()} pending={end.mutation.isPending} aria-label={end.label(name)}>
            {end.words}
          </Button>
        )}
      </div>
      {end?.mutation.isError && (
        <Strip tone="danger" role="alert" icon={<CircleAlert aria-hidden="true" />} className="mt-2">
          {failed}
        </Strip>
      )}
    </li>
  );
}
