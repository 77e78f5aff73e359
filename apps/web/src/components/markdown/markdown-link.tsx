import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { useMember } from '../../lib/session/state.ts';

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

type Props = {
  href?: string | undefined;
  title?: string | undefined;
  /** The user name it mentions; only what is written as a mention has one, so nobody is shown under another's. */
  mentions?: string;
  children?: ReactNode;
};

/** Another site opens apart and learns nothing; a page of ours opens in place; a mention shows whether it is you. */
export function MarkdownLink({ href, title, mentions, children }: Props) {
  const router = useRouter();
  const member = useMember();
  if (href === undefined || !/^[/#](?![/\\])/.test(href)) {
    return (
      <a href={href} title={title} target="_blank" rel="nofollow ugc noopener noreferrer">
        {children}
      </a>
    );
  }
  const open = (event: MouseEvent) => {
    if (!isPlainClick(event) || href.startsWith('#')) return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <a
      href={href}
      title={title}
      onClick={open}
      {...(mentions !== undefined && { className: 'mention', 'data-you': mentions === member?.username || undefined })}
    >
      {children}
    </a>
  );
}
