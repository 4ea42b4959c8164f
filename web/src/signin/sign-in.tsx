import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { ApiProblem } from '../api/problem.js';
import { useSignIn } from '../api/session.js';
import { PageTitle } from '../shared/page-title.js';
import { Refusal } from '../shared/refusal.js';
import classes from './sign-in.module.css';

export function SignIn() {
  const signIn = useSignIn();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    signIn.mutate({ login: textOf(fields, 'login'), password: textOf(fields, 'password') });
  };
  return (
    <main className={classes.page}>
      <svg className={classes.tracks} viewBox="0 0 1200 300" preserveAspectRatio="none" aria-hidden="true">
        <path d="M0 210H1200" />
        <path d="M180 210C520 210 560 60 1200 60" />
      </svg>
      <div className={classes.card}>
        <PageTitle tab="Connexion">Aiguillage</PageTitle>
        <p className="quiet">Chaque appel, courriel, lettre, formulaire et visite, jusqu’à la réponse.</p>
        <form onSubmit={submit}>
          <Stack gap="md">
            <TextInput
              name="login"
              label="Identifiant"
              autoComplete="username"
              required
              withAsterisk={false}
              autoFocus
            />
            <PasswordInput
              name="password"
              label="Mot de passe"
              autoComplete="current-password"
              required
              withAsterisk={false}
              visibilityToggleButtonProps={{ 'aria-label': 'Montrer ou cacher le mot de passe', tabIndex: 0 }}
            />
            <Button type="submit" loading={signIn.isPending}>
              Se connecter
            </Button>
          </Stack>
        </form>
        <Refusal error={signIn.error && inWords(signIn.error)} />
      </div>
    </main>
  );
}

function textOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}

/** Here nobody is signed in yet: the general sentence about an ended session would mislead. */
function inWords(error: Error): Error {
  const isUnknown = error instanceof ApiProblem && error.status === 401;
  return isUnknown ? new Error('Identifiant ou mot de passe incorrect.') : error;
}
