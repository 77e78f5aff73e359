import { Fragment, type ReactNode } from 'react';
import { type Args, formatNumber, type MessageKey, template } from './t.ts';

/** Like `t`, for sentences that carry elements: `rich('x', { name: <bdi>Ana</bdi> })`. */
export function rich<K extends MessageKey>(key: K, ...args: Args<K, ReactNode>): ReactNode {
  const params: Record<string, ReactNode> = args[0] ?? {};
  return template(key, params)
    .split(/(\{\w+\})/)
    .map((part, index) => {
      const value = part.startsWith('{') ? params[part.slice(1, -1)] : part;
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change places
      return <Fragment key={index}>{typeof value === 'number' ? formatNumber(value) : value}</Fragment>;
    });
}
