import { useParams } from 'react-router';
import { usePile } from '../api/contacts.js';
import type { PileCard } from '../api/types.js';
import { pilePages } from '../piles/pile-pages.js';
import { PageTitle } from '../shared/page-title.js';
import { Reading } from '../shared/reading.js';
import { Workbench } from './workbench.js';

const { title, about } = pilePages.find(({ pile }) => pile === 'to-qualify')!;

/** The pile « à qualifier », for somebody who has two hundred contacts before them. */
export function QualifyPage() {
  const { town = '' } = useParams();
  const query = usePile(town, 'to-qualify');
  return (
    <>
      <PageTitle tab={title}>{title}</PageTitle>
      <p className="quiet">{about}</p>
      <Reading query={query}>{(cards: PileCard[]) => <Workbench town={town} cards={cards} />}</Reading>
    </>
  );
}
