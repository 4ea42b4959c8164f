import { isLegalWarning } from './legal-warning.js';
import { isBlank, type MailLine } from './mail-lines.js';

const sent = String.raw`(?:envoy[ée]e?|exp[ée]di[ée]|sent|gesendet|enviado|inviato|verstuurd)`;
const by = String.raw`(?:de|depuis|d['’]|[àa] partir (?:de|d['’])|avec|via|from|with|by|using|desde|da|do|dal|vanaf|von|securely from)`;
const mine = String.raw`(?:mon|ma|my|un|a|mein|meinem|mi|mio|meu|mijn)`;
const device = String.raw`(?:ip(?:hone|ad|od)|mac(?:book)?|mobile|t[ée]l[ée]phone|portable|smartphone|tablette?|phone|appareil|device|galaxy|samsung|android|huawei|xiaomi|redmi|oppo|honor|wiko|pixel|blackberry)`;
const programme = String.raw`(?:outlook|yahoo|gmail|aol|orange|sfr|bouygues|free|la poste|proton(?:mail)?|spark|bluemail|thunderbird|typemail|mailo|canary|edison|samsung|ip(?:hone|ad)|mobile|blackberry|windows mail|(?:courrier|mail) (?:pour|for) windows)`;
// A model, a system, an operator, the address of a shop: a closed list, so that no word of a person goes with it.
const tail = String.raw`(?:[ ,.]{1,2}(?:pro|max|plus|mini|mail|mobile|smartphone|pour|for|für|on|sur|with|avec|the|le|la|mon|my|android|ios|iphone|ipad|galaxy|samsung|orange|sfr|bouygues|free|telecom|windows|secure|email|app|application|device|octacore|tab|note|ultra|se|xr|xs|[a-z]?\d{1,3}\w?))*[ .!]*(?:[<[(]?https?:\S{1,200})?[ .»"*>\])_]*$`;
const sentFrom = new RegExp(
  String.raw`^[-–_*«"<[( ]{0,4}(?:${sent} ?${by} ?(?:(?:(?:${mine}|l['’]appareil) ?(?:\p{L}{1,14} )?${device})|(?:(?:l['’])?(?:application|appli|app|la messagerie(?: s[ée]curis[ée]e)?|l['’]adresse) )?(?:mail )?${programme})|von meinem ${device} gesendet|provenance ?: ?(?:courrier|mail) pour windows)${tail}`,
  'iu',
);
const getIt = new RegExp(
  String.raw`^[-[<« ]{0,3}(?:obtene[rz]|obtenir|t[ée]l[ée]charge[rz]|get|download|descargar|scarica) (?:l['’]application )?(?:outlook|bluemail|yahoo mail|spark|proton mail|mail orange|mailo)${tail}`,
  'iu',
);
const virusFree =
  /^(?:(?:garanti )?sans virus|virus-?free)[ .!]*(?:<?(?:https?:\/\/)?(?:www\.)?[\w-]{1,40}\.(?:com|fr)\S{0,160})?(?: <https?:\S{1,200}>)?$|^l['’]absence de virus dans ce (?:courrier|courriel|message)\b.{0,160}$|^this e-?mail has been (?:checked|scanned) for viruses by .{0,80}$|^<?(?:https?:\/\/)?(?:www\.)?(?:avast|avg)\.(?:com|fr)\S{0,160}$/iu;
const picture =
  /^(?:\[(?:cid|image|logo|icone?|icon)\b[^\]]{0,160}\]|<image\d{1,4}\.\w{3,4}>|\[https?:\S{1,200}\]|[-_=*~—–]{3,})$/iu;

/** « Envoyé de mon iPhone », « Obtenir Outlook pour Android », « Garanti sans virus »: what no person wrote. */
export function isProgrammesLine({ bare }: MailLine): boolean {
  return bare.length <= 260 && (sentFrom.test(bare) || getIt.test(bare) || virusFree.test(bare));
}

/** What stands under a signature, and says nothing of whoever signs. */
export function isDecoration(line: MailLine): boolean {
  return isProgrammesLine(line) || picture.test(line.bare) || asksNotToPrint(line);
}

/** « Pensez à l’environnement avant d’imprimer ce message ». */
function asksNotToPrint({ bare }: MailLine): boolean {
  if (/^(?:[^\p{L}]|p )*pense[rz] [àa] l['’]environnement[ !.]*$/iu.test(bare)) return true;
  return (
    bare.length <= 220 &&
    /^(?:[^\p{L}]|p )*(?:pense[rz]|merci de|n['’]imprime[rz]|avant d|afin de|pour |soucieu|adoptez|pr[ée]servons|please|think|before|devez-vous|do you really)/iu.test(
      bare,
    ) &&
    /(?:imprime|print).{0,30}\b(?:ce|cet|this|the) (?:e-?mail|mail|message|courriel|courrier)|environnement.{0,20}avant d['’]imprimer|avant d['’]imprimer.{0,30}environnement|environment before printing/iu.test(
      bare,
    )
  );
}

/** How many lines are left of a text without what no person wrote at its end. */
export function endOfWords(lines: readonly MailLine[]): number {
  let end = lines.length;
  for (;;) {
    while (end > 0 && (isBlank(lines[end - 1]) || isDecoration(lines[end - 1]!))) end -= 1;
    const from = startOfParagraph(lines, end);
    // Alone in a mail, it is what the person has to say.
    if (from === 0 || !isLegalWarning(lines.slice(from, end))) return end;
    end = from;
  }
}

function startOfParagraph(lines: readonly MailLine[], end: number): number {
  let from = end;
  while (from > 0 && !isBlank(lines[from - 1]) && !isDecoration(lines[from - 1]!)) from -= 1;
  return from;
}
