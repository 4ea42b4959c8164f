/** People one writes about. */
const others =
  /\b(?:mon|ma|mes|notre|nos|son|sa|leur|le|la|du|des|au|une?|cette|ce)\s+(?:\p{L}{3,12}\s)?(?:fils|filles?|enfants?|mari|[ée]pou(?:x|se)|femme|conjointe?|compagn(?:on|e)|p[èe]re|m[èe]re|parents?|fr[èe]re|s(?:œ|oe)ur|voisine?s?|grand[- ]?(?:m[èe]re|p[èe]re)|belle[- ](?:m[èe]re|fille|s(?:œ|oe)ur)|beau[- ](?:p[èe]re|fils|fr[èe]re)|tante|oncle|cousine?|neveu|ni[èe]ce|locataire|propri[ée]taire|bailleur|m[ée]decin|notaire|avocate?|syndic|plombier|entreprise|employeu[rs]e?|patronn?e?|assistante?|nounou|nourrice|coll[èe]gue|amie?|copine?|copain|d[ée]funte?|tuteur|tutrice|gardienn?e?)\b[^.!?\n]*$/iu;
/** « De la part de », « appelez », « au nom de », « pour le compte de ». */
const onBehalf = /\b(?:de la part|au nom|pour le compte|à la place)\s(?:de|du|d['’])\b[^.!?\n]*$/iu;
const self =
  /\b(?:je|j['’]|moi|mon num|mon portable|mon t[ée]l|mon adresse|mon mail|me joindre|rappelez[- ]moi|soussign\p{L}*)\b/iu;
const clause = 60;

/** Whether the words just before speak of somebody else than whoever writes. */
export function isThirdParty(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - clause), at);
  const named = others.exec(before);
  if (onBehalf.test(before)) return true;
  // « pour mon fils, rappelez-moi au… »: the nearer word counts.
  return named !== null && !self.test(named[0].slice(1));
}
