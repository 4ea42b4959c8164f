import { ApiProperty } from '@nestjs/swagger';
import { z } from 'zod';
import { longestPassword } from './accounts.js';
import type { Caller, Membership } from './caller.js';
import { permissionNames, permissionsOf, type Permission } from './permissions.js';
import { roles, rolesInFrench, type Role } from './roles.js';

/** Lengths are bounded: a password is hashed whole. */
export const credentials = z.object({
  login: z.string().min(1).max(64),
  password: z.string().min(1).max(longestPassword),
});

export class Credentials {
  @ApiProperty({ maxLength: 64 }) login!: string;
  @ApiProperty({ maxLength: longestPassword, format: 'password' }) password!: string;
}

export class TownOfCaller {
  @ApiProperty({ format: 'uuid' }) townId!: string;
  @ApiProperty({ example: 'saint-aubin-sur-gier' }) slug!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: [...roles], enumName: 'Role' }) role!: Role;
  @ApiProperty({ description: 'The role for people, in French.', example: 'bureau du courrier' }) roleInFrench!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The service of an agent.' }) serviceId!: string | null;
  @ApiProperty({ enum: permissionNames, enumName: 'Permission', isArray: true, description: 'What the role may do.' })
  permissions!: Permission[];
}

/** Who is asking, and where they may go. */
export class Session {
  @ApiProperty() name!: string;
  @ApiProperty() login!: string;
  @ApiProperty({ type: TownOfCaller, isArray: true, description: 'By slug.' }) towns!: TownOfCaller[];
}

export function sessionOf({ name, login, towns }: Caller): Session {
  return { name, login, towns: towns.map(townOf) };
}

function townOf({ townId, slug, name, role, serviceId }: Membership): TownOfCaller {
  return { townId, slug, name, role, roleInFrench: rolesInFrench[role], serviceId, permissions: permissionsOf(role) };
}
