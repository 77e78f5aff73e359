import { Copy } from 'lucide-react';
import { isValidElement, type ReactNode } from 'react';
import { t } from '../../i18n/t.ts';
import { CopyButton } from '../ui/action/copy-button.tsx';

type CodeProps = { className?: string; children?: ReactNode };

/** A block of code with its language and a way to take it along. */
export function CodeBlock({ children }: { children?: ReactNode }) {
  const code = isValidElement<CodeProps>(children) ? children.props : undefined;
  const language = code?.className?.match(/language-(\S+)/)?.[1] ?? t('markdown.code');
  const text = typeof code?.children === 'string' ? code.children : '';
  return (
    <div className="code-block">
      <header>
        {language}
        <CopyButton text={text} label={t('action.copy')}>
          <Copy className="size-3.5!" aria-hidden="true" />
        </CopyButton>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>{children}</pre>
    </div>
  );
}
