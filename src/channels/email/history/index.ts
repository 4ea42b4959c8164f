export { contactText } from './contact-text.js';
export { forwardedIn } from './forwarded.js';
export { relayedIn, type Relayed } from './relayed.js';
export { replySubject } from './reply-subject.js';
export { splitHistory } from './split-history.js';
