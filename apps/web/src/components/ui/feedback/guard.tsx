import { Component, type ReactNode } from 'react';
import { t } from '../../../i18n/t.ts';

type Props = {
  children: ReactNode;
  /** What it shows; of another it tries again. */
  of: unknown;
  /** What stands in its place, else a line that says so. */
  fallback?: ReactNode;
};

/** Keeps a failure of what is inside from taking the page along: one post, one row, one preview. */
export class Guard extends Component<Props> {
  override state = { failed: false };

  static getDerivedStateFromError = () => ({ failed: true });

  override componentDidUpdate({ of }: Props) {
    if (this.state.failed && of !== this.props.of) this.setState({ failed: false });
  }

  override render(): ReactNode {
    const { children, fallback = <p className="p-2 text-sm text-ink-3">{t('part.broken')}</p> } = this.props;
    return this.state.failed ? fallback : children;
  }
}
