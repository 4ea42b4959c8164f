export { WebFormModule } from './web-form.module.js';
