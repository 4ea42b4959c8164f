import { DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';
import { snakeCase } from 'typeorm/util/StringUtils.js';

/** Tables and columns in snake_case, properties in camelCase. */
export class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override tableName(className: string, given?: string): string {
    return given ?? snakeCase(className);
  }

  override columnName(propertyName: string, given: string | undefined, prefixes: string[]): string {
    return snakeCase(prefixes.concat(given ?? propertyName).join('_'));
  }
}
