import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useDemarches } from '../api/contacts.js';
import classes from './contact.module.css';

interface Given {
  town: string;
  isBusy: boolean;
  onPick: (demarche: string) => void;
}

/** Any démarche of the town, found by typing a part of its name. */
export function DemarchePicker({ town, isBusy, onPick }: Given) {
  const { data = [] } = useDemarches(town);
  const [chosen, choose] = useState<string | null>(null);
  return (
    <div className={classes.choices}>
      <Select
        className={classes.picker}
        label="Une autre démarche"
        placeholder="Écrivez quelques lettres"
        nothingFoundMessage="Aucune démarche ne porte ce nom"
        searchable
        data={data.map(({ id, title }) => ({ value: id, label: title }))}
        value={chosen}
        onChange={choose}
      />
      <Button variant="default" disabled={chosen === null} loading={isBusy} onClick={() => chosen && onPick(chosen)}>
        Qualifier
      </Button>
    </div>
  );
}
