import { createElement as h, type ReactNode } from 'react';
import { font, light, mono } from './theme.ts';

const frame = { role: 'presentation', width: '100%', cellPadding: 0, cellSpacing: 0, border: 0 } as const;

/** A table of one cell: what mail programs lay out alike. */
const row = (style: object, children: ReactNode) =>
  h('table', frame, h('tbody', null, h('tr', null, h('td', { style }, children))));

export const paragraph = (children: ReactNode) =>
  row(
    { padding: '8px 24px 0' },
    h(
      'p',
      { className: 't2', style: { margin: 0, fontFamily: font, fontSize: 15, lineHeight: '22px', color: light.text2 } },
      children,
    ),
  );

export const strong = (children: ReactNode) => h('b', { style: { fontWeight: 600 } }, children);

export const anchor = (label: string, href: string) =>
  h('a', { href, className: 'a', style: { color: light.link, textDecoration: 'underline' } }, label);

/** The one button of a mail. */
export const button = (label: string, href: string) =>
  row(
    { padding: '16px 24px 8px' },
    h(
      'table',
      { role: 'presentation', cellPadding: 0, cellSpacing: 0, border: 0 },
      h(
        'tbody',
        null,
        h(
          'tr',
          null,
          h(
            'td',
            { className: 'b', bgcolor: light.accent, style: { background: light.accent, borderRadius: 7 } },
            h(
              'a',
              {
                href,
                className: 'on',
                style: {
                  display: 'inline-block',
                  padding: '10px 18px',
                  fontFamily: font,
                  fontSize: 15,
                  lineHeight: '20px',
                  fontWeight: 600,
                  color: light.onAccent,
                  textDecoration: 'none',
                },
              },
              label,
            ),
          ),
        ),
      ),
    ),
  );

/** An address to copy, for who cannot press the button; the text part has it from there already. */
export const address = (label: string, href: string) =>
  row(
    { padding: '8px 24px 0' },
    h(
      'div',
      { className: 't2 html-only', style: { fontFamily: font, fontSize: 14, lineHeight: '20px', color: light.text2 } },
      label,
      h('br'),
      h(
        'span',
        { className: 'a', style: { fontFamily: mono, fontSize: 13, color: light.link, wordBreak: 'break-all' } },
        href,
      ),
    ),
  );

/** What the reader must not overlook. */
export const notice = (...children: ReactNode[]) =>
  row(
    { padding: '16px 24px 8px' },
    h(
      'table',
      frame,
      h(
        'tbody',
        null,
        h(
          'tr',
          null,
          h(
            'td',
            {
              className: 'n t',
              bgcolor: light.notice,
              style: {
                background: light.notice,
                borderRadius: 7,
                padding: '12px 14px',
                fontFamily: font,
                fontSize: 14,
                lineHeight: '20px',
                color: light.text,
              },
            },
            ...children,
          ),
        ),
      ),
    ),
  );

/** Facts with their names, each on a line. */
export const facts = (pairs: readonly (readonly [name: string, value: string])[]) =>
  row(
    { padding: '12px 24px 0' },
    pairs.map(([name, value]) =>
      h(
        'div',
        {
          key: name,
          className: 't2',
          style: { fontFamily: font, fontSize: 14, lineHeight: '22px', color: light.text2 },
        },
        strong(`${name}:`),
        ` ${value}`,
      ),
    ),
  );

/** One of the things a mail is about: what happened, an excerpt, and where it leads. */
export const item = ({ title, excerpt, meta, url, action }: ItemWords) =>
  row(
    { padding: '0 24px' },
    h(
      'div',
      { className: 'l', style: { padding: '14px 0', borderBottom: `1px solid ${light.line}` } },
      h(
        'div',
        { className: 't', style: { fontFamily: font, fontSize: 15, lineHeight: '21px', color: light.text } },
        title,
      ),
      excerpt !== '' &&
        h(
          'div',
          {
            className: 't2',
            style: { fontFamily: font, fontSize: 15, lineHeight: '22px', color: light.text2, paddingTop: 4 },
          },
          excerpt,
        ),
      h(
        'div',
        {
          className: 't3',
          style: { fontFamily: font, fontSize: 13, lineHeight: '20px', color: light.text3, paddingTop: 4 },
        },
        meta !== '' && `${meta} · `,
        anchor(action, url),
      ),
    ),
  );

export type ItemWords = { title: ReactNode; excerpt: string; meta: string; url: string; action: string };
