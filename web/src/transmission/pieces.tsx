import { Checkbox, Stack } from '@mantine/core';
import type { TransmissionPiece } from '../api/types.js';
import { leftOutWords, pieceWords } from './transmission-words.js';

interface Given {
  pieces: readonly TransmissionPiece[];
  joined: readonly string[];
  doNotSend: readonly string[];
  onToggle: (id: string) => void;
}

/** What goes, and what stays here with the reason. */
export function Pieces({ pieces, joined, doNotSend, onToggle }: Given) {
  return (
    <Checkbox.Group
      label="Ce qui est joint"
      description={doNotSend.length > 0 ? `À ne jamais envoyer à cet organisme : ${doNotSend.join(' ; ')}.` : undefined}
      value={[...joined]}
    >
      <Stack gap={6} mt={6}>
        {pieces.map((piece) => (
          <Checkbox
            key={piece.id}
            value={piece.id}
            label={`${pieceWords[piece.kind]} : ${piece.name}`}
            description={joined.includes(piece.id) ? undefined : why(piece)}
            disabled={piece.locked}
            onChange={() => onToggle(piece.id)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function why({ kind, reason }: TransmissionPiece): string | undefined {
  if (kind === 'text') return undefined;
  return `N’est pas envoyé : ${leftOutWords[reason ?? 'chosen']}.`;
}
