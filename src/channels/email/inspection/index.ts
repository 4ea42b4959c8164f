// What a mail says, without the connections around it: a terminal must not wait for them.
export { sameForm as addressForm } from '../addresses.js';
export { isMail } from '../read-mail.js';
export { townHallOf } from '../town-hall.js';
export { understandMail, type MailContext, type UnderstoodMail } from '../understand-mail.js';
