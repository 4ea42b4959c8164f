import type { OutsideGuess } from '../api/types.js';

/** Says whom the request may be for when it seems not to be for the town hall, and which words say so. */
export function Outside({ outside }: { outside: readonly OutsideGuess[] }) {
  if (outside.length === 0) return null;
  const words = [...new Set(outside.flatMap(({ reasons }) => reasons))];
  return (
    <p>
      <strong>Relève sans doute de : {outside.map(({ administration }) => administration.name).join(' ou ')}</strong> (à
      cause de : {words.join(', ')}). Rien n’est envoyé : c’est vous qui décidez.
    </p>
  );
}
