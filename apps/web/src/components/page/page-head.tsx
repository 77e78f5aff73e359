import { Fragment, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { t } from '../../i18n/t.ts';
import { useMarkedTitle } from '../../lib/browser/unread-mark.ts';
import { usePageSlots } from './slots.tsx';

type Props = {
  /** The page's name: bold in the top bar, and the document's title. */
  title: string;
  /** For the document's title when it says more than the crumb (a topic's title). */
  documentTitle?: string | undefined;
  /** Links to what is above it, outermost first. */
  crumbs?: readonly ReactNode[];
  /** The way up on a phone: an IconButton or link of 44 px. */
  back?: ReactNode;
  /** Beside the title: a Tag. */
  aside?: ReactNode;
  /** The one primary action; on a phone an icon button of 44 px. */
  action?: ReactNode;
  /** False when the page shows its own h1 below (a topic). */
  heading?: boolean;
};

/** Fills the top bar for as long as the page is shown. */
export function PageHead(props: Props) {
  const { title, documentTitle = title, crumbs = [], back, aside, action, heading = true } = props;
  const slots = usePageSlots();
  const Title = heading ? 'h1' : 'b';
  return (
    <>
      <title>{useMarkedTitle(t('app.title', { page: documentTitle }))}</title>
      {slots.crumbs &&
        createPortal(
          <>
            {back !== undefined && <span className="-ms-3 wide:hidden">{back}</span>}
            {crumbs.map((crumb, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: crumbs are levels, their place is their identity
              <Fragment key={index}>
                <span className="hover:text-ink phone:hidden">{crumb}</span>
                <span aria-hidden="true" className="text-ink-3 phone:hidden">
                  /
                </span>
              </Fragment>
            ))}
            <Title className="min-w-0 truncate font-semi text-ink phone:font-head phone:text-lg phone:tracking-head">
              {title}
            </Title>
            {aside}
          </>,
          slots.crumbs,
        )}
      {slots.action && action !== undefined && createPortal(action, slots.action)}
    </>
  );
}
