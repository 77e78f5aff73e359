import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { vi } from 'vitest';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** Mounts an element in the document; `render` shows another in its place, `unmount` takes it away. */
export async function mount(element: ReactNode) {
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  const render = (next: ReactNode) => act(async () => root.render(next));
  await render(element);
  const unmount = async () => {
    await act(async () => root.unmount());
    host.remove();
  };
  return { host, render, unmount };
}

type HostProps<Props, Result> = { hook: (props: Props) => Result; given: Props; results: Result[] };

function HookHost<Props, Result>({ hook, given, results }: HostProps<Props, Result>) {
  results.push(hook(given));
  return null;
}

/** Runs a hook in a component, below a query client. `now` is what it returned last. */
export async function mountHook<Props, Result>(hook: (props: Props) => Result, props: Props) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const results: Result[] = [];
  const tree = (given: Props) => (
    <QueryClientProvider client={queries}>
      <HookHost hook={hook} given={given} results={results} />
    </QueryClientProvider>
  );
  const { render, unmount } = await mount(tree(props));
  return {
    queries,
    get now(): Result {
      return results.at(-1) as Result;
    },
    with: (next: Props) => render(tree(next)),
    unmount,
  };
}

/** Lets happen what an act of the reader, or of the clock, sets off. */
export const after = (deed: () => unknown) => act(async () => void (await deed()));

/** A key, pressed in the page. */
export const press = (key: string, more: KeyboardEventInit = {}) =>
  after(() => {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  });

/** Waits until the check passes, while the page goes on by itself. */
export async function eventually(check: () => void): Promise<void> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  try {
    await vi.waitFor(check);
  } finally {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  }
}
