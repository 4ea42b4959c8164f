export { DocumentStore, DocumentsModule } from './document-store.js';
