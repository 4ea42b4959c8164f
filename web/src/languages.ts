const languageWords: Record<string, string> = {
  fr: 'français',
  ar: 'arabe',
  en: 'anglais',
  es: 'espagnol',
  pt: 'portugais',
  tr: 'turc',
  de: 'allemand',
  it: 'italien',
  nl: 'néerlandais',
  ro: 'roumain',
  pl: 'polonais',
  ru: 'russe',
  uk: 'ukrainien',
  bg: 'bulgare',
  sr: 'serbe',
  sq: 'albanais',
  el: 'grec',
  hy: 'arménien',
  ka: 'géorgien',
  fa: 'persan',
  ur: 'ourdou',
  hi: 'hindi',
  bn: 'bengali',
  ta: 'tamoul',
  zh: 'chinois',
  vi: 'vietnamien',
  ja: 'japonais',
  ko: 'coréen',
  th: 'thaï',
  am: 'amharique',
};

/** The name of a language that is not French; null for French, and when it is not known. */
export function foreignLanguage(language: string | null): string | null {
  return language && language !== 'fr' ? (languageWords[language] ?? language) : null;
}
