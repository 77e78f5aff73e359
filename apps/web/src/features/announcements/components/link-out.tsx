import type { Announcement } from '@tidings/contracts';

type Props = { link: NonNullable<Announcement['link']>; className?: string; onClick?: () => void };

/** A page of ours opens in place, another site apart. */
export const LinkOut = ({ link: { url, words }, ...rest }: Props) =>
  url.startsWith('/') ? (
    <a data-inner href={url} {...rest}>
      {words}
    </a>
  ) : (
    <a href={url} target="_blank" rel="noopener noreferrer" {...rest}>
      {words}
    </a>
  );
