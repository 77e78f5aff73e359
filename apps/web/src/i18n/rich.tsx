import { Fragment, type ReactNode } from 'react';
import { formatter } from './reader.ts';
import type { Args, MessageKey } from './t.ts';

/** Like `t`, for sentences that carry elements: `rich('x', { name: <bdi>Ana</bdi> })`. */
export function rich<K extends MessageKey>(key: K, ...args: Args<K, ReactNode>): ReactNode {
  const [params = {}] = args as [params?: Record<string, ReactNode>];
  return formatter()
    .parts(key, params)
    .map((part, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change places
      <Fragment key={index}>{part as ReactNode}</Fragment>
    ));
}
