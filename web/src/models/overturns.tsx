import { Table } from '@mantine/core';
import { useDemarches } from '../api/contacts.js';
import { inDays } from '../dates.js';
import { Reading } from '../shared/reading.js';
import { byWeek, share, totals } from './model-words.js';
import { useOverturns, type Overturn } from './models.js';

/** How often people had to correct the program: by démarche, then week by week. */
export function Overturns({ town }: { town: string }) {
  const query = useOverturns(town);
  return (
    <Reading query={query}>
      {({ since, weeks }) =>
        weeks.length === 0 ? (
          <p className="quiet">Rien n’a encore été classé depuis le {inDays(since)}.</p>
        ) : (
          <>
            <ByDemarche town={town} since={since} weeks={weeks} />
            <ByWeek weeks={weeks} />
          </>
        )
      }
    </Reading>
  );
}

function ByDemarche({ town, since, weeks }: { town: string; since: string; weeks: Overturn[] }) {
  const { data: demarches } = useDemarches(town);
  const titleOf = (id: string) => demarches?.find((one) => one.id === id)?.title ?? id;
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table>
        <Table.Caption>Par démarche, depuis le {inDays(since)}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Démarche devinée</Table.Th>
            <Table.Th scope="col">Décidés par le programme</Table.Th>
            <Table.Th scope="col">Corrigés</Table.Th>
            <Table.Th scope="col">Laissés à une personne</Table.Th>
            <Table.Th scope="col">Acceptés tels quels</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {totals(weeks).map(({ demarche, decided, overturned, piled, accepted }) => (
            <Table.Tr key={demarche}>
              <Table.Th scope="row">{titleOf(demarche)}</Table.Th>
              <Table.Td>{decided}</Table.Td>
              <Table.Td>
                {overturned} ({share(overturned, decided)})
              </Table.Td>
              <Table.Td>{piled}</Table.Td>
              <Table.Td>
                {accepted} ({share(accepted, piled)})
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function ByWeek({ weeks }: { weeks: Overturn[] }) {
  return (
    <Table>
      <Table.Caption>Semaine après semaine</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Semaine du</Table.Th>
          <Table.Th scope="col">Décidés par le programme</Table.Th>
          <Table.Th scope="col">Corrigés</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {byWeek(weeks).map(({ week, decided, overturned }) => (
          <Table.Tr key={week}>
            <Table.Th scope="row">{inDays(week)}</Table.Th>
            <Table.Td>{decided}</Table.Td>
            <Table.Td>
              {overturned} ({share(overturned, decided)})
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
