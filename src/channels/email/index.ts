export type { TownMailbox } from './addresses.js';
export { EmailDeliverer, type OwnMailbox } from './email-deliverer.js';
export { EmailModule, MAILBOXES, SMTP_URL } from './email.module.js';
export { type MailboxFailure } from './mailbox-failure.js';
export { MailboxWatcher, type MailboxState } from './mailbox-watcher.js';
export { MailboxWatchers } from './mailbox-watchers.js';
export { EmailReader } from './read-mail.js';
