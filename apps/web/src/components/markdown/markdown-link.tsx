import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { useMember } from '../../lib/session/state.ts';
import { mentionedName } from './mentions.ts';

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

/** Another site opens apart and learns nothing; a page of ours opens in place; a mention shows whether it is you. */
export function MarkdownLink({ href, children }: { href?: string | undefined; children?: ReactNode }) {
  const router = useRouter();
  const member = useMember();
  if (href === undefined || !/^[/#](?!\/)/.test(href)) {
    return (
      <a href={href} target="_blank" rel="nofollow ugc noopener noreferrer">
        {children}
      </a>
    );
  }
  const name = mentionedName(href, children);
  const open = (event: MouseEvent) => {
    if (!isPlainClick(event) || href.startsWith('#')) return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <a
      href={href}
      onClick={open}
      {...(name === undefined ? {} : { className: 'mention', 'data-you': name === member?.username || undefined })}
    >
      {children}
    </a>
  );
}
