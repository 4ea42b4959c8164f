import { Button } from '@mantine/core';
import { useSignOut } from '../api/session.js';
import classes from './shell.module.css';

export function Person({ name }: { name: string }) {
  const signOut = useSignOut();
  return (
    <div className={classes.person}>
      <span>{name}</span>
      <Button size="compact-sm" variant="white" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        Se déconnecter
      </Button>
    </div>
  );
}
