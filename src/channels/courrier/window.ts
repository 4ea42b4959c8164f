/** A line of a postal address, at most (NF Z 10-011). */
const longestLine = 38;
/** The standard's six lines, and the country's; one more where the name takes two. */
const mostLines = 8;

/** In points, from the top left corner of an A4 sheet. */
interface Zone {
  left: number;
  top: number;
  width: number;
  height: number;
}

export const mm = (millimetres: number) => (millimetres * 72) / 25.4;

/**
 * What the window of a French DL envelope shows of a sheet folded in three, wherever it has slid. The envelope is 110 × 220 mm
 * (ISO 269), its window 45 × 100 mm, 20 mm from the right and lower edges; the folded sheet is 99 × 210 mm, so that it moves by
 * 11 mm and 10 mm. What is always seen is x 100 to 190 mm, y 45 to 79 mm; a millimetre and more of margin is left. An address
 * stands on the lower edge: there the lower window of a C5 envelope shows it too.
 */
export const addressZone: Zone = { left: mm(103), top: mm(46.5), width: mm(85), height: mm(31.5) };

/**
 * An address as the post reads it: at most 38 characters a line, the name at most two, nothing of the street or town left out.
 * @returns null when it does not fit: a letter cannot be sent to it
 */
export function addressLines(name: string | null, address: readonly string[]): string[] | null {
  const where = address.flatMap(folded);
  const who = name === null ? [] : folded(name);
  const room = Math.min(2, mostLines - where.length);
  if (where.length > mostLines || (who.length > 0 && room < 1)) return null;
  const whole = who.length <= room ? who : [...who.slice(0, room - 1), `${who[room - 1]!.slice(0, longestLine - 2)} …`];
  return [...whole, ...where];
}

/** Cut between words; a word longer than a line is cut where the line ends. */
function folded(line: string): string[] {
  const lines: string[] = [];
  for (const word of line.trim().split(/\s+/).flatMap(pieces)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= longestLine) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function pieces(word: string): string[] {
  return word.match(new RegExp(`.{1,${longestLine}}`, 'gu')) ?? [];
}
