import type { Approval } from '@tidings/contracts';
import { Bot } from 'lucide-react';
import { Avatar } from '../../../components/ui/people/avatar.tsx';

/** Who asks: an agent has a square sign, a person their face. The name stands beside it. */
export const AskerSign = ({ by }: { by: Approval['requestedBy'] }) =>
  by.kind === 'agent' ? (
    <span
      aria-hidden="true"
      className="flex size-8 items-center justify-center rounded-[28%] bg-active text-ink-2 [&>svg]:size-4"
    >
      <Bot />
    </span>
  ) : (
    <Avatar person={{ username: by.id, displayName: by.name }} />
  );
