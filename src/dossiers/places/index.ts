export { comparePlaces, type Comparison } from './compare-places.js';
export { keyOf, type Place } from './place.js';
export { placesIn } from './places-in.js';
