import { v7 as uuid } from 'uuid';
import { candidatesFor, keepNeed } from '../../src/pipeline/qualification/same-need/index.js';
import { at, march, startNeeds, type Needs } from '../support/needs.js';

describe('looking for the dossiers a contact may belong to', () => {
  let needs: Needs;
  beforeAll(async () => {
    needs = await startNeeds();
  });
  afterAll(() => needs.drop());

  it('finds those of the usager and reports of the same street, and nothing closed long ago or refused', async () => {
    const [jeanne, paul] = [await needs.usager(), await needs.usager()];
    const street = `rue du Colonel-${uuid().slice(0, 4).replace(/\d/g, 'x')}`;
    const own = await needs.open(jeanne, { demarcheId: 'acte-naissance-copie' }, 'un acte de naissance');
    const reported = await needs.open(paul, {}, `trou ${street}`);
    const ended = await needs.open(paul, {}, `trou ${street}`);
    await needs.rows(`UPDATE dossier SET state = 'closed', closed_at = '2027-02-01' WHERE id = $1`, [ended]);
    const next = await needs.contact(jeanne);
    const need = needs.arriving([jeanne], `un trou ${street}`);
    const ids = async () =>
      (await needs.inTown((tx) => candidatesFor(tx, needs.town, next, need, march(2)))).map(({ id }) => id);
    expect((await ids()).sort()).toEqual([own, reported].sort());
    await needs.rows(
      `INSERT INTO joining_offer (town_id, contact_id, dossier_id, offered_at, refused_at) VALUES ($1, $2, $3, $4, $4)`,
      [needs.saintAubin, next, reported, at],
    );
    expect(await ids()).toEqual([own]);
  });

  it('finds a dossier by the number that is quoted, in this town alone', async () => {
    const id = await needs.open(await needs.usager());
    const { dossier } = await needs.whole(id);
    const next = await needs.contact(null);
    const need = needs.arriving([], `toujours rien pour ${String(dossier.number)}`, { demarches: [] });
    expect((await needs.found(next, need)).map(({ candidate }) => candidate.id)).toEqual([id]);
    const elsewhere = await needs.database.inTown(needs.grandval, (tx) =>
      candidatesFor(tx, needs.town, next, need, at),
    );
    expect(elsewhere).toEqual([]);
  });

  it('looks at twenty at most', async () => {
    const jeanne = await needs.usager();
    for (let count = 0; count < 22; count += 1) await needs.open(jeanne);
    const need = needs.arriving([jeanne], 'rue de la Paix');
    const next = await needs.contact(jeanne);
    expect(await needs.inTown((tx) => candidatesFor(tx, needs.town, next, need, march(2)))).toHaveLength(20);
  });

  it('keeps what is offered, and once a person has refused it, that', async () => {
    const jeanne = await needs.usager();
    const id = await needs.open(jeanne);
    const next = await needs.contact(jeanne);
    const need = needs.arriving([jeanne], 'lampadaire rue de la Paix', { isDecided: false });
    const judged = await needs.found(next, need);
    const keep = () => needs.inTown((tx) => keepNeed(tx, next, need.places, judged, march(2)));
    await keep();
    await needs.rows('UPDATE joining_offer SET refused_at = now() WHERE contact_id = $1', [next]);
    await keep();
    const offers = await needs.rows('SELECT dossier_id, refused_at FROM joining_offer WHERE contact_id = $1', [next]);
    expect(offers).toContainEqual({ dossier_id: id, refused_at: expect.any(Date) });
    expect(offers.filter(({ refused_at }) => refused_at === null)).toEqual([]);
    expect(await needs.rows('SELECT key FROM contact_place WHERE contact_id = $1', [next])).toHaveLength(1);
  });
});
