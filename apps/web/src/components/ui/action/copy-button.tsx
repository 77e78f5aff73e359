import { Check } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import { copyText } from '../../../lib/browser/copy-text.ts';
import { IconButton } from './icon-button.tsx';

/** Copies; a tick says so for 2 s. */
export function CopyButton({ text, label, children }: { text: string; label: string; children: ReactNode }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    const done = await copyText(text);
    setCopied(done);
    if (done) announce(t('action.copied'));
  };
  return (
    <IconButton label={copied ? t('action.copied') : label} dense onClick={() => void copy()}>
      {copied ? <Check className="size-3.5!" aria-hidden="true" /> : children}
    </IconButton>
  );
}
