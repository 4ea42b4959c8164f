import { useTransmission } from '../api/transmissions.js';
import classes from '../dossier/dossier.module.css';
import { Refusal } from '../shared/refusal.js';
import { SendOn } from './send-on.js';
import { Sent } from './sent.js';

/** A request that another administration is competent for: to be sent on, and what became of what was. */
export function Transmission({ town, number }: { town: string; number: string }) {
  const { data, error } = useTransmission(town, number);
  if (error) return <Refusal error={error} />;
  if (!data) return null;
  const { isDue, transmissions, administration } = data;
  return (
    <>
      <h3 className={classes.subtitle}>Transmission à {administration.name}</h3>
      {transmissions.map((one) => (
        <Sent key={one.id} town={town} transmission={one} />
      ))}
      {isDue && <SendOn town={town} number={number} page={data} />}
    </>
  );
}
