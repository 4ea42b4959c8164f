const lengthMax = 150;
const givenMax = 1000;

/**
 * The name of a file from outside, fit for a screen and for a disk: no path, no sign that is not seen or that turns the reading
 * order (« facture\u202efdp.exe » is shown as « factureexe.pdf »), no name that Windows keeps for itself.
 * @param number among the files of its mail: its name when it has none
 */
export function safeFileName(given: string | null, type: string, number: number): string {
  const name = (given ?? '')
    .slice(-givenMax)
    .replace(/^[^]*[\\/]/, '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Co}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    // Windows drops what stands at the end: « a.exe . » is « a.exe ».
    .replace(/^[ ]+|[. ]+$/g, '')
    .normalize('NFC');
  if (name === '' || /^\.+$/.test(name)) return `piece-${number}.${extensions[type] ?? 'bin'}`;
  return shortened(reserved.test(name) ? `_${name}` : name);
}

/** CON, NUL, COM1: the devices of Windows, whatever their extension. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** True for what a double click would run, whatever stands before: « facture.pdf.exe ». */
export function startsWhenOpened(name: string): boolean {
  return runnable.test(name);
}

const runnable =
  /\.(?:exe|com|scr|pif|bat|cmd|msi|msp|mst|dll|cpl|ocx|sys|drv|js|jse|vbs|vbe|vb|wsf|wsh|wsc|sct|ps1|ps1xml|ps2|psc1|psm1|msh|hta|lnk|url|scf|inf|reg|jar|jnlp|app|application|appx|appref-ms|appinstaller|msix|gadget|chm|hlp|iso|img|vhdx?|one|xll|xlam|ppam|wll|iqy|slk|settingcontent-ms|library-ms|search-ms|diagcab|sh|bash|csh|run|elf|apk|dmg|pkg|command|desktop|py|pyw|pl|rb|php|deb|rpm)$/i;

/** True for what is shown by a programme that may run what is inside: pages, drawings, office files with macros. */
export function mayHideScripts(name: string, type: string): boolean {
  return scripted.test(name) || scriptedTypes.test(type);
}

const scripted =
  /\.(?:html?|xhtml|shtml|mht|mhtml|svgz?|xml|xslt?|swf|doc[m]|dotm|xlsm|xltm|xlsb|pptm|potm|ppsm|ppsx?m|sldm)$/i;
const scriptedTypes =
  /^(?:text\/html|application\/xhtml\+xml|image\/svg\+xml|application\/(?:vnd\.ms-[a-z]+\.[a-z.]*macroenabled[\w.]*|x-shockwave-flash|(?:x-|ecma|java)*script))/i;

/** Cut in the middle: the extension says what the file is. */
function shortened(name: string): string {
  if (name.length <= lengthMax) return name;
  return (
    name.slice(0, lengthMax - 12).replace(/[\ud800-\udbff]$/, '') + name.slice(-12).replace(/^[\udc00-\udfff]/, '')
  );
}

const extensions: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/tiff': 'tif',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/csv': 'csv',
  'text/calendar': 'ics',
  'text/vcard': 'vcf',
  'application/zip': 'zip',
  'application/pkcs7-mime': 'p7m',
  'application/pkcs7-signature': 'p7s',
  'application/x-pkcs7-mime': 'p7m',
  'application/x-pkcs7-signature': 'p7s',
  'application/pgp-signature': 'asc',
  'application/pgp-encrypted': 'asc',
  'application/ms-tnef': 'dat',
  'message/rfc822': 'eml',
};
