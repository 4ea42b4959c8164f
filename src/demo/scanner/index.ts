export { drawLetter } from './draw-letter.js';
export type { DrawnLetter } from './draw-letter.js';
export { dropInFolder } from './drop-in-folder.js';
