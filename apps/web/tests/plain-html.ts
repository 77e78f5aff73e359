/** The HTML of a rendered text without what only a page needs around it: buttons, boxes that scroll, ways back. */
export const plainHtml = (html: string): string =>
  html
    .replace(/<div class="code-block"><header><span>([^<]*)<\/span>.*?<\/header><pre[^>]*><code>/gs, (_, language) =>
      language === 'Code' ? '<pre><code>' : `<pre><code class="language-${language}">`,
    )
    .replace(/<\/code><\/pre><\/div>/g, '</code></pre>')
    .replace(/<section class="table-scroll"[^>]*>(.*?)<\/section>/gs, '$1')
    .replace(/<span class="footnote-backs">.*?<\/span>/gs, '')
    .replace(/<section class="footnotes"[^>]*>/g, '<section>')
    .replace(/<li id="note-[^"]*" tabindex="-1">/g, '<li>')
    .replace(/<sup><a href="#note-[^>]*>(\[\d+\])<\/a><\/sup>/g, '<sup>$1</sup>')
    .replace(/<h2 data-level="(\d)">(.*?)<\/h2>/gs, '<h$1>$2</h$1>')
    .replace(/ (?:target="_blank"|rel="[^"]*"|loading="lazy"|decoding="async"|referrerPolicy="no-referrer")/g, '')
    .replace(/ data-align=/g, ' align=')
    .replace(/ (disabled|checked|open)=""/g, ' $1')
    .replaceAll('/>', '>')
    .replaceAll('&#x27;', "'");
