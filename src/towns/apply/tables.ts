import type { Kind } from './difference.js';

export type TableName =
  'town' | 'service' | 'administration' | 'demarche' | 'line' | 'mailbox' | 'scan_folder' | 'template';

export interface Table {
  name: TableName;
  kind: Kind;
  /** Primary key. */
  key: readonly string[];
  /** SQL of what the difference calls the row by. */
  label: string;
  columns: readonly string[];
}

const ofTown = { key: ['town_id', 'id'], label: 'id' };

/** Of migration 0001, in the order in which rows can be written: a row comes after those it refers to. */
export const tables: readonly Table[] = [
  { name: 'town', kind: 'town', key: ['id'], label: 'slug', columns: ['slug', 'code', 'name', 'configuration'] },
  {
    name: 'service',
    kind: 'service',
    ...ofTown,
    columns: ['name', 'phone', 'email', 'confidential', 'configuration'],
  },
  {
    name: 'administration',
    kind: 'administration',
    ...ofTown,
    columns: ['pivot', 'name', 'mode', 'configuration'],
  },
  { name: 'demarche', kind: 'démarche', ...ofTown, columns: ['title', 'configuration'] },
  { name: 'line', kind: 'line', key: ['town_id', 'number'], label: 'number', columns: ['service_id'] },
  {
    name: 'mailbox',
    kind: 'mailbox',
    key: ['town_id', 'address'],
    label: 'address',
    columns: ['service_id', 'url_variable'],
  },
  { name: 'scan_folder', kind: 'scan folder', key: ['town_id', 'path'], label: 'path', columns: [] },
  {
    name: 'template',
    kind: 'template',
    key: ['town_id', 'id', 'form'],
    label: `id || '/' || form`,
    columns: ['version', 'subject', 'body', 'required'],
  },
];

/** Nothing refers to their rows: they can go first, so that a number may move from one town to another. */
export const leaves: readonly TableName[] = ['line', 'mailbox', 'scan_folder', 'template'];
