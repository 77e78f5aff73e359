import { Copy } from 'lucide-react';
import { t } from '../../i18n/t.ts';
import { CopyButton } from '../ui/action/copy-button.tsx';
import { useCodeColours } from './code/use-code-colours.ts';

/** A block of code with its language, its colours once they are here, and a way to take it along. */
export function CodeBlock({ language, text }: { language: string | undefined; text: string }) {
  const parts = useCodeColours(text, language);
  return (
    <div className="code-block">
      <header>
        <span>{language ?? t('markdown.code')}</span>
        <CopyButton text={text} label={t('action.copy')}>
          <Copy className="size-3.5!" aria-hidden="true" />
        </CopyButton>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} dir="ltr">
        <code>
          {parts.map(({ kind, text: words, at }) =>
            kind === undefined ? (
              words
            ) : (
              <span key={at} data-code={kind}>
                {words}
              </span>
            ),
          )}
        </code>
      </pre>
    </div>
  );
}
