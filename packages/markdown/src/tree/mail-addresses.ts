const mail =
  /^[a-z0-9](?:[\w.+-]{0,62}[a-z0-9_+-])?@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+/i;

/** The e-mail addresses of a text, with where they begin. Looks at most 64 characters back from each sign. */
export function mailAddresses(text: string): { at: number; address: string }[] {
  const found: { at: number; address: string }[] = [];
  let end = 0;
  for (let sign = text.indexOf('@'); sign >= 0; sign = text.indexOf('@', sign + 1)) {
    const name = /[a-z0-9][\w.+-]*$/i.exec(text.slice(Math.max(end, sign - 64), sign))?.[0];
    if (name === undefined) continue;
    const at = sign - name.length;
    const address = mail.exec(text.slice(at, sign + 255))?.[0];
    if (address === undefined || /^[\w@-]/.test(text.slice(at + address.length)) || /[@＠]/.test(text[at - 1] ?? ''))
      continue;
    found.push({ at, address });
    end = at + address.length;
  }
  return found;
}
