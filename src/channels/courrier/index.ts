export { CourrierModule } from './courrier.module.js';
export { LetterDeliverer } from './letter-deliverer.js';
export type { PrintFolder } from './letter-deliverer.js';
export { drawLetterPdf } from './letter-pdf.js';
export { LetterReader } from './letter-reader.js';
export { openPages } from './pages.js';
export type { Pages } from './pages.js';
export { ScanFolderWatcher } from './scan-folder-watcher.js';
export type { ScanFolder, ScanFolderState } from './scan-folder-watcher.js';
