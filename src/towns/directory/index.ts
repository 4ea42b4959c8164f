export { readDirectory } from './read-directory.js';
export { TruncatedDirectory } from './records.js';
export { writeOffices } from './write-offices.js';
