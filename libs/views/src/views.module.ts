import { Module } from '@nestjs/common';
import { Clock } from '@app/common';
import { DatabaseModule } from '@app/database';
import { ViewsService } from './views.service.js';

/** Typed SQL views for people who think in SQL. */
@Module({ imports: [DatabaseModule], providers: [Clock, ViewsService], exports: [ViewsService] })
export class ViewsModule {}
