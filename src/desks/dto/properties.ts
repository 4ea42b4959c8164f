import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';

/** A value that may be null, which TypeScript's own metadata cannot tell. */
export function Maybe(type: ApiPropertyOptions['type'], description?: string, more: object = {}): PropertyDecorator {
  return ApiProperty({ type, nullable: true, ...(description && { description }), ...more } as ApiPropertyOptions);
}

/** A word of a closed list, named in the description so that the client has one type for it. */
export function OneOf(enumName: string, values: readonly string[], more: object = {}): PropertyDecorator {
  return ApiProperty({ enum: [...values], enumName, ...more });
}

/** A list of such things. */
export function ListOf(type: new () => object, description?: string): PropertyDecorator {
  return ApiProperty({ type, isArray: true, ...(description && { description }) });
}
