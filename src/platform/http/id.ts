import { Injectable, NotFoundException, type PipeTransform } from '@nestjs/common';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id of a path. What cannot be one is what nothing has: 404, and the database is not asked. */
@Injectable()
export class Id implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!uuid.test(value)) throw new NotFoundException();
    return value;
  }
}
