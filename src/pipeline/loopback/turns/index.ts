export { paceTowards, type Pace } from './pace.js';
export { domainTakes, spareDomain, takeTurn, turnsAheadMs } from './take-turn.js';
