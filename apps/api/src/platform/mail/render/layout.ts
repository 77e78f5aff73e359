import { createElement as h } from 'react';
import type { Written } from '../define-mail.ts';
import { anchor } from './parts.ts';
import { font, light, styleSheet } from './theme.ts';

const frame = { role: 'presentation', width: '100%', cellPadding: 0, cellSpacing: 0, border: 0 } as const;
const text = (fontSize: number, lineHeight: number, color: string, more: object = {}) => ({
  ...{ fontFamily: font, fontSize, lineHeight: `${lineHeight}px`, color },
  ...more,
});

const logo = h(
  'svg',
  { width: 24, height: 24, viewBox: '0 0 22 22', style: { display: 'block' }, 'aria-hidden': true },
  h('circle', { cx: 11, cy: 11, r: 10, fill: 'none', className: 'st', stroke: light.text, strokeWidth: 1.75 }),
  h('path', {
    className: 'fa',
    fill: light.accent,
    d: 'M4 12.2c2-.3 2.4-1.9 3.5-1.9 1.5 0 2 1.9 3.5 1.9s2-1.9 3.5-1.9c1.1 0 1.5 1.6 3.5 1.9a7.2 7.2 0 0 1-14 0z',
  }),
);

export type Site = { name: string; postal: string };

/** The page around what a mail says: 600 pixels at most, tables, colours inline, dark where the reader's screen is. */
export function layout(written: Written, site: Site, lang: string) {
  const { subject, preview, heading, body, why, links = [] } = written;
  const foot = [why, ...(site.postal === '' ? [] : [site.postal])];
  return h(
    'html',
    { lang },
    h(
      'head',
      null,
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('meta', { name: 'supported-color-schemes', content: 'light dark' }),
      h('title', null, subject),
      h('style', null, styleSheet),
    ),
    h(
      'body',
      { className: 'g', style: { margin: 0, padding: 0, background: light.ground } },
      h('div', { className: 'html-only', style: { display: 'none', maxHeight: 0, overflow: 'hidden' } }, preview),
      h(
        'table',
        { ...frame, className: 'g', bgcolor: light.ground, style: { background: light.ground } },
        h(
          'tbody',
          null,
          h(
            'tr',
            null,
            h(
              'td',
              { align: 'center', style: { padding: '16px 12px' } },
              h(
                'table',
                {
                  ...frame,
                  className: 's',
                  style: { maxWidth: 600, background: light.surface, borderRadius: 10, textAlign: 'left' },
                },
                h(
                  'tbody',
                  null,
                  h(
                    'tr',
                    null,
                    h('td', { className: 'html-only', style: { padding: '20px 24px 0' } }, brand(site.name)),
                  ),
                  h(
                    'tr',
                    null,
                    h(
                      'td',
                      { style: { padding: '16px 24px 0' } },
                      h(
                        'h1',
                        { className: 't', style: text(22, 28, light.text, { margin: 0, fontWeight: 700 }) },
                        heading,
                      ),
                    ),
                  ),
                  h('tr', null, h('td', { style: { paddingBottom: 14 } }, ...body)),
                ),
              ),
              h(
                'table',
                { ...frame, style: { maxWidth: 600, textAlign: 'left' } },
                h(
                  'tbody',
                  null,
                  h(
                    'tr',
                    null,
                    h(
                      'td',
                      { className: 't3 foot', style: text(12, 18, light.text3, { padding: '14px 24px 4px' }) },
                      foot.map((line) => h('div', { key: line }, line)),
                      links.map(({ label, url }) => h('div', { key: url }, anchor(label, url))),
                    ),
                  ),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

const brand = (name: string) =>
  h(
    'table',
    { role: 'presentation', cellPadding: 0, cellSpacing: 0, border: 0 },
    h(
      'tbody',
      null,
      h(
        'tr',
        null,
        h('td', { width: 34 }, logo),
        h('td', { className: 't', style: text(14, 20, light.text, { fontWeight: 600 }) }, name),
      ),
    ),
  );
