const many = (text: string, times: number) => text.repeat(times);

/** Titles and the readable ends of their addresses. */
export const slugs: readonly (readonly [title: string, slug: string])[] = [
  ['How do I back up?', 'how-do-i-back-up'],
  ['  --- Hello, World! --- ', 'hello-world'],
  ['???', 'topic'],
  ['🙂🙂🙂', 'topic'],
  ['❤️ hearts ❤️', 'hearts'],
  ['１２３ ＡＢＣ', '123-abc'],
  ['Straße nach Žižkov', 'straße-nach-žižkov'],
  ['İstanbul', 'i\u0307stanbul'],
  ['日本語の題', '日本語の題'],
  ['हिन्दी में', 'हिन्दी-में'],
  ['ภาษาไทยที่นี่', 'ภาษาไทยที่นี่'.normalize('NFKC')],
  ['नमस्ते', 'नमस्ते'],
  [`${many('a', 79)}👍b`, many('a', 79)],
  [`${many('a', 78)} bc`, `${many('a', 78)}-b`],
  [`${many('a', 79)} b`, many('a', 79)],
  // An ideograph out of the first plane is two units, and one character.
  [many('𠮷', 100), many('𠮷', 80)],
  [`${many('a', 79)}q\u0323\u0308b`, many('a', 79)],
  [many('नी', 50), many('नी', 40)],
  [`${many('a', 79)}नी`, many('a', 79)],
  [`z${many('\u0335', 500)}algo`, `z${many('\u0335', 4)}algo`],
  ['\u0301\u0302\u0303', 'topic'],
];
