import { Checkbox } from '@mantine/core';
import classes from './qualify.module.css';

const keys = [
  ['1 à 5', 'accepter une proposition'],
  ['/', 'chercher dans le catalogue'],
  ['s', 'séparer en plusieurs demandes'],
  ['n', 'passer au suivant'],
  ['u', 'annuler ce qui vient d’être décidé'],
] as const;

/** What each key does, and the way to turn them off. */
export function KeysHelp({ isOn, onTurn }: { isOn: boolean; onTurn: (on: boolean) => void }) {
  return (
    <details className={classes.help}>
      <summary>Au clavier</summary>
      <dl>
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Checkbox
        label="Raccourcis d’une seule touche"
        checked={isOn}
        onChange={({ currentTarget }) => onTurn(currentTarget.checked)}
      />
    </details>
  );
}
