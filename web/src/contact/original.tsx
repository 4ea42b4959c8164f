import { Anchor } from '@mantine/core';
import type { DocumentLink } from '../api/types.js';
import classes from './contact.module.css';

interface Given {
  town: string;
  document: DocumentLink;
  title: string;
}

/** The document itself where the browser can show it, and always a link to it. */
export function Original({ town, document, title }: Given) {
  const address = `/api/towns/${town}/documents/${document.documentId}`;
  return (
    <>
      <h3 className={classes.subtitle}>{title}</h3>
      <Anchor href={address} target="_blank" rel="noopener">
        {document.name} ({inKilobytes(document.bytes)}, s’ouvre dans un nouvel onglet)
      </Anchor>
      <Preview address={address} document={document} />
    </>
  );
}

function Preview({ address, document: { mediaType, name } }: { address: string; document: DocumentLink }) {
  if (['image/jpeg', 'image/png'].includes(mediaType)) {
    return <img className={classes.picture} src={address} alt={`Numérisation : ${name}`} />;
  }
  if (mediaType === 'application/pdf') {
    return (
      <object className={classes.document} data={address} type="application/pdf" aria-label={name}>
        Votre navigateur n’affiche pas les PDF ici : ouvrez le lien ci-dessus.
      </object>
    );
  }
  return null;
}

function inKilobytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('fr-FR')} ko`;
}
