export interface Writer {
  name?: string;
  email?: string;
}

const address = /[^\s<>()[\]"“”«»',;:|]{1,64}@[^\s<>()[\]"“”«»',;:|]{1,190}\.[\p{L}\d-]{2,63}/u;

/**
 * Who stands in a « De : » that a mail programme wrote: `X <x@y>`, `X [mailto:x@y]`, `"X" (x@y)`, `x@y`, or a name alone. The last
 * address is the writer's: one before it stands in the name, where anybody writes anybody's.
 */
export function writerIn(field: string): Writer {
  const words = field.slice(0, 600).replaceAll('*', '');
  // Outlook: « De : la-boîte De la part de X ».
  const onBehalf = / (?:de la part de|on behalf of) (.+)$/i.exec(words)?.[1];
  const said = onBehalf && address.test(onBehalf) ? onBehalf : words;
  const email = [...said.matchAll(new RegExp(address, 'gu'))].at(-1)?.[0].replace(/\.+$/, '');
  const name = nameIn(onBehalf ?? said);
  const isName = name !== '' && name.toLowerCase() !== email?.toLowerCase();
  return { ...(isName && { name }), ...(email && { email }) };
}

function nameIn(words: string): string {
  const beforeAddress = words.slice(0, address.exec(words)?.index ?? words.length);
  const [name = ''] = beforeAddress.split(/<|\[|\((?!\p{L}+\))|mailto:/u);
  return name
    .replace(/\s+/g, ' ')
    .replace(/^["“”«»'’\s]+|["“”«»'’\s,;]+$/g, '')
    .slice(0, 200);
}
