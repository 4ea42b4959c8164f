/**
 * What the reader of mails warns of, as people read it; what only concerns machines (a charset that was mended, a date that is none)
 * is left out.
 * @param warnings `word` or `word: name of the file`, as in MailFacts
 */
export function warningsInFrench(warnings: readonly string[]): string[] {
  const said = warnings.flatMap((warning) => {
    const [, word, about = ''] = /^([a-z-]+)(?:: ([^]*))?$/.exec(warning) ?? [];
    return inFrench[word ?? '']?.(about) ?? [];
  });
  return [...new Set(said)];
}

const malformed = () => 'Ce courriel est mal formé : relisez l’original.';
const long = () => 'Ce courriel est très long : la suite est dans l’original.';

const inFrench: Record<string, ((about: string) => string) | undefined> = {
  'dangerous-file': (name) => `${name} peut contenir un programme : ne l’ouvrez pas.`,
  'file-with-scripts': (name) => `${name} peut contenir un programme caché : ne l’ouvrez que si vous l’attendiez.`,
  'type-belied': (name) => `${name.replace(/ is \S+, declared \S+$/, '')} n’est pas ce que l’expéditeur annonce.`,
  'archive-too-large': (name) => `${name.replace(/ declares \S+ files$/, '')} remplirait un disque : ne l’ouvrez pas.`,
  'reading-order': (what) =>
    `${what === 'the subject' ? 'L’objet' : 'Le nom de l’expéditeur'} était écrit pour être lu à l’envers : méfiez-vous de ce courriel.`,
  encrypted: (name) =>
    name === 'the text'
      ? 'Ce courriel est chiffré : son texte n’a pas pu être lu.'
      : `${name} est chiffré : il n’a pas pu être lu.`,
  unreadable: (name) => `${name} est arrivé abîmé : il n’a pas pu être lu.`,
  truncated: () => 'Ce courriel est arrivé coupé : la fin manque.',
  'too-many-files': () => 'Ce courriel a plus de 200 fichiers : les autres sont dans l’original.',
  'text-cut': long,
  'header-cut': malformed,
  'no-blank-line': malformed,
  'boundary-missing': malformed,
  'closed-early': malformed,
  'too-many-parts': malformed,
  'too-deep': malformed,
};
