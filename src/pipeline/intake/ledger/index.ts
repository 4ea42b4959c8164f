export { verifyFolder, type VerifiedFolder } from './verify-folder.js';
