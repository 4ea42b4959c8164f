export { threadOf, type Thread } from './thread-of.js';
export { topicOf, type Topic } from './topic-of.js';
