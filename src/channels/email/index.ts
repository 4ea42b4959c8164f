export type { TownMailbox } from './addresses.js';
export type { MailboxFailure } from './mailbox-failure.js';
export { MailboxWatcher, type MailboxState } from './mailbox-watcher.js';
export { EmailReader } from './read-mail.js';
