const copied = [
  'fontFamily',
  'fontSize',
  'fontWeight',
  'lineHeight',
  'letterSpacing',
  'paddingTop',
  'paddingRight',
  'paddingBottom',
  'paddingLeft',
  'tabSize',
] as const;

/** Where a character of a textarea stands, in px from its top left corner, scrolled as it is now. */
export function caretPosition(field: HTMLTextAreaElement, at: number): { left: number; top: number; height: number } {
  const style = getComputedStyle(field);
  const mirror = document.createElement('div');
  for (const name of copied) mirror.style[name] = style[name];
  Object.assign(mirror.style, {
    position: 'absolute',
    visibility: 'hidden',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'break-word',
    width: `${field.clientWidth}px`,
  });
  mirror.textContent = field.value.slice(0, at);
  const mark = document.createElement('span');
  mark.textContent = '​';
  mirror.append(mark);
  document.body.append(mirror);
  const position = {
    left: mark.offsetLeft,
    top: mark.offsetTop - field.scrollTop,
    height: Number.parseFloat(style.lineHeight),
  };
  mirror.remove();
  return position;
}
