import type { MouseEvent, ReactNode } from 'react';
import { t } from '../../i18n/t.ts';

/** Goes to it without a change of the address: that belongs to the topic and its posts. */
function follow(event: MouseEvent<HTMLAnchorElement>) {
  const target = document.getElementById(event.currentTarget.hash.slice(1));
  event.preventDefault();
  target?.scrollIntoView({ block: 'nearest' });
  target?.focus({ preventScroll: true });
}

const noteId = (id: string, number: number) => `note-${id}-${number}`;
const referenceId = (id: string, number: number, nth: number) => `noted-${id}-${number}-${nth}`;

type ReferenceProps = { id: string; number: number; nth: number };

export const FootnoteReference = ({ id, number, nth }: ReferenceProps) => (
  <sup>
    <a
      href={`#${noteId(id, number)}`}
      id={referenceId(id, number, nth)}
      aria-label={t('markdown.footnote', { number })}
      onClick={follow}
    >
      [{number}]
    </a>
  </sup>
);

type Note = { number?: number; references?: number; children: ReactNode };

/** What the references of this text lead to, each with the ways back. */
export const Footnotes = ({ id, notes }: { id: string; notes: readonly Note[] }) => (
  <section className="footnotes" aria-label={t('markdown.footnotes')}>
    <ol>
      {notes.map(({ number = 0, references = 0, children }) => (
        <li key={number} id={noteId(id, number)} tabIndex={-1}>
          {children}
          <span className="footnote-backs">
            {Array.from({ length: Math.min(references, 20) }, (_, index) => (
              <a
                key={referenceId(id, number, index + 1)}
                href={`#${referenceId(id, number, index + 1)}`}
                aria-label={t('markdown.footnoteBack', { number })}
                onClick={follow}
              >
                ↩
              </a>
            ))}
          </span>
        </li>
      ))}
    </ol>
  </section>
);
