import { HttpStatus, UnprocessableEntityException, type PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { plainFrench } from './plain-french.js';

/** One thing to put right in what was sent, in words for people. */
export interface FieldError {
  /** Path of the field, empty for the whole. */
  field: string;
  /** In French. */
  message: string;
}

/** 422: `errors` says what to put right. */
export class Invalid extends UnprocessableEntityException {
  constructor(readonly errors: readonly FieldError[]) {
    super({ statusCode: HttpStatus.UNPROCESSABLE_ENTITY, errors });
  }
}

/** Lets a body or a query through when it has the shape; otherwise 422. */
export class Valid<Shape extends z.ZodType> implements PipeTransform<unknown, z.infer<Shape>> {
  constructor(private readonly shape: Shape) {}

  transform(value: unknown): z.infer<Shape> {
    const read = this.shape.safeParse(value ?? {}, { error: plainFrench });
    if (read.success) return read.data;
    throw new Invalid(fieldErrors(read.error));
  }
}

export function fieldErrors({ issues }: z.ZodError): FieldError[] {
  return issues.map(({ path, message }) => ({ field: path.join('.'), message }));
}
