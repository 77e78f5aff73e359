let known: Promise<ReadonlySet<string>> | undefined;

/** The 49,000 passwords that leaks have most often, the commonest first; loaded when the first member chooses one. */
async function commonest(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common'].map(String));
}

/** The shortest text that, said again and again, is this one: "abab" is "ab" twice. */
function repeated(text: string): string {
  const period = (text + text).indexOf(text, 1);
  return text.slice(0, period);
}

/** Whether this is among the passwords that are guessed first, in whatever case, or one of them said again and again. */
export async function isCommonPassword(password: string): Promise<boolean> {
  known ??= commonest();
  const text = password.normalize('NFKC').toLowerCase();
  const list = await known;
  return list.has(text) || [...repeated(text)].length === 1 || (repeated(text) !== text && list.has(repeated(text)));
}
