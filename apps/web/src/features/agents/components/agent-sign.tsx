import { Bot } from 'lucide-react';

/** A small square with what stands for programs. */
export const AgentSign = () => (
  <span
    aria-hidden="true"
    className="inline-flex size-8 flex-none items-center justify-center rounded-[28%] bg-active text-ink-2"
  >
    <Bot className="size-[18px]!" />
  </span>
);
