export { startDemoMail, type DemoMail, type DemoMailOptions } from './demo-mail.js';
export { UnknownMailbox } from './imap/server.js';
export type { SentMail } from './sent-mail.js';
export { startSmtpSink, type SmtpSink, type SunkMail } from './smtp-sink.js';
