import { NativeSelect } from '@mantine/core';
import { useNavigate } from 'react-router';
import type { TownOfCaller } from '../api/types.js';
import classes from './shell.module.css';

/** The town on screen; a choice only for whoever works in several. */
export function TownSwitch({ towns, current }: { towns: TownOfCaller[]; current: string }) {
  const navigate = useNavigate();
  if (towns.length === 1) return <strong className={classes.town}>{towns[0]!.name}</strong>;
  return (
    <NativeSelect
      aria-label="Ville"
      value={current}
      data={towns.map(({ slug, name }) => ({ value: slug, label: name }))}
      onChange={({ currentTarget }) => void navigate(`/ville/${currentTarget.value}`)}
    />
  );
}
