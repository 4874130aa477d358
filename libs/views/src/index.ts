export { ViewsModule } from './views.module.js';
export { ViewsService } from './views.service.js';
