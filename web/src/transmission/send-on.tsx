import { Button, Checkbox, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../api/actions.js';
import { transmissionActions } from '../api/transmissions.js';
import type { Office, TransmissionPage, TransmissionWay } from '../api/types.js';
import { inFull } from '../dates.js';
import { Refusal } from '../shared/refusal.js';
import { transmissionWayWords } from './transmission-words.js';
import { OfficeChoice } from './office-choice.js';
import { Pieces } from './pieces.js';
import { joinedOf, toggled } from './joined.js';

/** Which office, which way, what is joined: a person decides, and sees what stays here before anything leaves. */
export function SendOn({ town, number, page }: { town: string; number: string; page: TransmissionPage }) {
  // There is always one: without any other, the one administrations.yaml knows.
  const [office, choose] = useState<Office>(page.offices[0]!);
  const [way, setWay] = useState<TransmissionWay>(
    office.email && joinedOf(page.byEmail).length > 0 ? 'email' : 'letter',
  );
  const pieces = way === 'email' ? page.byEmail : page.onPaper;
  const [chosen, setChosen] = useState<{ of: typeof pieces; ids: string[] } | null>(null);
  const [isSealed, setSealed] = useState(false);
  const send = useAction(town, transmissionActions.send);
  // What was ticked for one way is not what may go the other.
  const ids = chosen?.of === pieces ? chosen.ids : joinedOf(pieces);
  const sealed = isSealed && way !== 'email';
  const isReady = (sealed || ids.length > 0) && (way !== 'email' || office.email !== null);
  const confirm = () => send.mutate([number, { way, office, pieces: sealed ? [] : ids, sealed }]);
  return (
    <Stack gap="md" mt="sm">
      <OfficeChoice offices={page.offices} office={office} onChange={choose} />
      <p className="quiet">Date de première réception, conservée : {inFull(page.receivedAt)}.</p>
      <Radio.Group label="Comment l’envoyer ?" value={way} onChange={(value) => setWay(value)}>
        <Stack gap={6} mt={6}>
          <Radio value="email" label={transmissionWayWords.email} disabled={office.email === null} />
          <Radio value="letter" label={transmissionWayWords.letter} disabled={office.address.length < 2} />
          <Radio value="hand" label={transmissionWayWords.hand} />
        </Stack>
      </Radio.Group>
      {page.mayBeSealed && way !== 'email' && (
        <Checkbox
          label="Le pli est resté fermé : il part intact"
          description="Rien n’est joint, et la mairie n’en garde rien."
          checked={isSealed}
          onChange={({ currentTarget }) => setSealed(currentTarget.checked)}
        />
      )}
      {!sealed && (
        <Pieces
          pieces={pieces}
          joined={ids}
          doNotSend={page.doNotSend}
          onToggle={(id) => setChosen({ of: pieces, ids: toggled(pieces, ids, id) })}
        />
      )}
      {page.copyDays !== null && !sealed && (
        <p className="quiet">
          Donnée sociale ou de santé : la copie gardée ici est supprimée {page.copyDays} jours après l’envoi, sauf le
          bordereau.
        </p>
      )}
      <div>
        <Button disabled={!isReady} loading={send.isPending} onClick={confirm}>
          {way === 'email' ? 'Envoyer par courriel' : 'Préparer le bordereau'}
        </Button>
      </div>
      <Refusal error={send.error} />
    </Stack>
  );
}
