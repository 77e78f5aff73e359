import { ImageOff, Image as Picture } from 'lucide-react';
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { t } from '../../i18n/t.ts';

type Size = { width: number; height: number };
type Shown = 'asked' | 'failed' | Size;

/** The image's address when it is on another site; undefined when it is ours, or no address. */
function elsewhere(src: string): URL | undefined {
  if (!URL.canParse(src, location.origin)) return undefined;
  const url = new URL(src, location.origin);
  return url.origin === location.origin ? undefined : url;
}

function sizeIn(data: unknown): Size | undefined {
  const { width, height } = (data as { image?: Partial<Size> } | null)?.image ?? {};
  return typeof width === 'number' && typeof height === 'number' ? { width, height } : undefined;
}

const box =
  'inline-flex max-w-full items-center gap-2 rounded-md border border-line bg-sunken px-3 py-2 text-start text-sm text-ink-2';

/** How long an image may take; a site that does not answer fails as one that refuses. */
const patienceMs = 10_000;
/** A frame that is there has said how large the image is; one that says nothing is a page of something that failed. */
const silenceMs = 1000;

/** Loaded by a frame of its own that may load this one image and nothing else; it says how large the image is. */
function Frame({ url, alt, shown, onShown }: { url: URL; alt: string; shown: Shown; onShown: (shown: Shown) => void }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent) => {
      const size = sizeIn(data);
      if (size && source === frame.current?.contentWindow) onShown(size.width > 0 ? size : 'failed');
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [onShown]);
  const [patience, setPatience] = useState(patienceMs);
  const isShown = typeof shown === 'object';
  useEffect(() => {
    if (isShown) return;
    const timer = setTimeout(() => onShown('failed'), patience);
    return () => clearTimeout(timer);
  }, [isShown, patience, onShown]);
  const { width, height } = typeof shown === 'object' ? shown : { width: 560, height: 315 };
  return (
    <iframe
      ref={frame}
      onLoad={() => setPatience(silenceMs)}
      title={alt || t('markdown.image')}
      src={`/api/image-frame?src=${encodeURIComponent(url.href)}`}
      sandbox="allow-scripts"
      referrerPolicy="no-referrer"
      className="block max-w-full rounded-md border-0"
      style={{ width, aspectRatio: `${width} / ${height}` }}
    />
  );
}

type Props = { src?: string | undefined; alt?: string | undefined; title?: string | undefined };

/** An image in a post. What is on another site is shown when the reader asks for it: that site learns who reads. */
export function RemoteImage({ src, alt = '', title }: Props) {
  const [shown, setShown] = useState<Shown>();
  const url = src === undefined ? undefined : elsewhere(src);
  if (!url)
    return <img src={src} alt={alt} title={title} loading="lazy" decoding="async" referrerPolicy="no-referrer" />;
  if (shown === 'failed')
    return (
      <span className={box}>
        <ImageOff aria-hidden="true" />
        <span>
          {t('markdown.imageFailed', { host: url.host })}{' '}
          <a href={url.href} target="_blank" rel="nofollow ugc noopener noreferrer">
            {alt || url.pathname}
          </a>
        </span>
      </span>
    );
  if (shown !== undefined) return <Frame url={url} alt={alt} shown={shown} onShown={setShown} />;
  // It may stand inside a link: asking for the image is not following that.
  const ask = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setShown('asked');
  };
  return (
    <button type="button" title={title} className={`${box} hover:bg-hover`} onClick={ask}>
      <Picture aria-hidden="true" />
      <span className="min-w-0 break-words">
        {t('markdown.showImage', { host: url.host })}
        {alt !== '' && <span className="block text-ink-3">{alt}</span>}
      </span>
    </button>
  );
}
