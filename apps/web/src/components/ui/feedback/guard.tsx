import { Component, type ReactNode } from 'react';

type Props = {
  children: ReactNode /** What stands in its place. */;
  fallback: ReactNode /** What it shows; of another it tries again. */;
  of?: unknown;
};
type State = { failed: boolean; of: unknown };

/** Keeps a failure of what is inside from taking the page along: one post, one row, one preview. */
export class Guard extends Component<Props, State> {
  override state: State = { failed: false, of: this.props.of };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps({ of }: Props, state: State): State | null {
    return of === state.of ? null : { failed: false, of };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
