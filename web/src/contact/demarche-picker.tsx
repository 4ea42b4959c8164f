import { Button } from '@mantine/core';
import { useState } from 'react';
import { DemarcheSelect } from '../shared/demarche-select.js';
import classes from './contact.module.css';

interface Given {
  town: string;
  isBusy: boolean;
  onPick: (demarche: string) => void;
}

/** Any démarche of the town, and a button so that nothing is decided by a slip. */
export function DemarchePicker({ town, isBusy, onPick }: Given) {
  const [chosen, choose] = useState<string | null>(null);
  return (
    <div className={classes.choices}>
      <DemarcheSelect
        town={town}
        className={classes.picker}
        label="Une autre démarche"
        value={chosen}
        onChoose={choose}
      />
      <Button variant="default" disabled={chosen === null} loading={isBusy} onClick={() => chosen && onPick(chosen)}>
        Qualifier
      </Button>
    </div>
  );
}
