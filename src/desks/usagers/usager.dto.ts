import { ApiProperty } from '@nestjs/swagger';
import { z } from 'zod';
import { ContactCard } from '../contacts/contact-card.dto.js';
import { DossierCard } from '../dossiers/dossier-page.dto.js';
import { ListOf, Maybe, OneOf } from '../dto/properties.js';

export const identityKinds = ['phone', 'email', 'postal', 'organisation'] as const;
export type IdentityKind = (typeof identityKinds)[number];
const changeKinds = ['merge', 'split', 'move'] as const;
const expected = ['name', 'email', 'postal'] as const;
export type Expected = (typeof expected)[number];
const instant = { format: 'date-time' };

/** One way a usager is known again. */
export class UsagerIdentity {
  @OneOf('IdentityKind', identityKinds) kind!: IdentityKind;
  @ApiProperty({ description: 'As it is kept; what a split names.' }) value!: string;
  @ApiProperty({ description: 'As people read it.' }) label!: string;
}

/** A person or an organisation who writes to the town hall, as lists show them. */
export class UsagerCard {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @Maybe(String) name!: string | null;
  @ListOf(UsagerIdentity) identities!: UsagerIdentity[];
  @ApiProperty({ description: 'Of those the caller may read.' }) openDossiers!: number;
  @Maybe(String, 'Of the contacts the caller may read.', instant) lastContactAt!: Date | null;
}

/** Somebody who may be the same usager. */
export class LikelyUsager {
  @ApiProperty() usager!: UsagerCard;
  @ApiProperty({ type: [String], description: 'In French: what they share, and what contradicts.' }) reasons!: string[];
}

export class UsagerChange {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @OneOf('UsagerChangeKind', changeKinds) kind!: (typeof changeKinds)[number];
  @ApiProperty(instant) at!: Date;
  @ApiProperty({ description: 'Login of who decided it.' }) actor!: string;
  @Maybe(String, 'Of the other one.') name!: string | null;
}

/** All that is known of a usager, but for what the caller may not read. */
export class UsagerPage extends UsagerCard {
  @ApiProperty({ type: [String] }) otherNames!: string[];
  @OneOf('ExpectedOfUsager', expected, {
    isArray: true,
    description: 'What a request should say of its author and nothing has said yet (CRPA R112-9-1).',
  })
  missing!: Expected[];
  @ListOf(DossierCard, 'Open ones first.') dossiers!: DossierCard[];
  @ListOf(ContactCard, 'Newest first, fifty at most.') contacts!: ContactCard[];
  @ListOf(LikelyUsager) doubles!: LikelyUsager[];
  @ListOf(UsagerChange, 'Merges and splits that can be undone, newest first.') changes!: UsagerChange[];
}

/** Who a contact comes from. */
export class ContactUsager {
  @Maybe(UsagerCard, 'Null while nobody knows.') usager!: UsagerCard | null;
  @ApiProperty({ type: [String], description: 'In French: why it is that one.' }) reasons!: string[];
  @ListOf(LikelyUsager, 'Offered to a person, likeliest first.') likely!: LikelyUsager[];
}

const uuid = z.uuid('Cet usager n’existe pas.').toLowerCase();
export const otherBody = z.strictObject({ other: uuid });
export class OtherUsagerBody {
  @ApiProperty({ format: 'uuid' }) other!: string;
}
export const usagerBody = z.strictObject({ usager: uuid });
export class UsagerBody {
  @ApiProperty({ format: 'uuid' }) usager!: string;
}

const atOnce = 200;
export const splitBody = z.union([
  z.strictObject({ contacts: z.array(uuid).min(1).max(atOnce) }),
  z.strictObject({
    identities: z
      .array(z.strictObject({ kind: z.enum(identityKinds), value: z.string().min(1).max(1_000) }))
      .min(1)
      .max(atOnce),
  }),
]);
export class SplitByContacts {
  @ApiProperty({ type: [String], format: 'uuid', maxItems: atOnce }) contacts!: string[];
}
export class IdentityBody {
  @OneOf('IdentityKind', identityKinds) kind!: IdentityKind;
  @ApiProperty() value!: string;
}
export class SplitByIdentities {
  @ListOf(IdentityBody) identities!: IdentityBody[];
}
