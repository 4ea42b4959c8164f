export { paceTowards, type Pace } from './pace.js';
export { domainTakes, spareDomain, takeTurn } from './take-turn.js';
