import { Title } from '@mantine/core';
import { useParams } from 'react-router';
import { PageTitle } from '../shared/page-title.js';
import { Reading } from '../shared/reading.js';
import { ModelItem } from './model-item.js';
import classes from './models.module.css';
import { useModels } from './models.js';
import { Overturns } from './overturns.js';

/** What the program has learnt, how often it is corrected, and which version of it answers. */
export function ModelsPage() {
  const { town = '' } = useParams();
  const query = useModels(town);
  return (
    <>
      <PageTitle tab="Classeur">Classeur</PageTitle>
      <p className="quiet">
        Le classeur devine de quelle démarche parle un contact. Il apprend du catalogue et des décisions de vos
        collègues, la nuit ou dès qu’elles sont nombreuses. Une version nouvelle n’entre en service que si elle fait au
        moins aussi bien sur des textes qu’elle n’a jamais lus.
      </p>
      <Title order={2} size="h3" mt="lg">
        Ce que vos collègues ont corrigé
      </Title>
      <Overturns town={town} />
      <Title order={2} size="h3" mt="lg">
        Versions
      </Title>
      <Reading query={query}>
        {(models) =>
          models.length === 0 ? (
            <p className={classes.empty}>Le classeur n’a encore rien appris : tout va à une personne.</p>
          ) : (
            <ul className={classes.list}>
              {models.map((model) => (
                <li key={model.version}>
                  <ModelItem town={town} model={model} />
                </li>
              ))}
            </ul>
          )
        }
      </Reading>
    </>
  );
}
