import { CallRecordingSource } from './call-recording-source.js';
import { CollectionItems } from './collection-items.js';
import { CollectionProbe } from './collection-probe.js';
import { CommentSource } from './comment-source.js';
import { EntrySource } from './entry-source.js';
import { ItemSources } from './item-sources.js';
import { MemberSource } from './member-source.js';
import { NoteSource } from './note-source.js';
import { ParentObjects } from './parent-objects.js';
import { RecordSource } from './record-source.js';
import { SingleReads } from './single-reads.js';
import { TaskSource } from './task-source.js';

/** Providers of everything that reads items from Attio. */
export const sourceProviders = [
  CallRecordingSource,
  CollectionItems,
  CollectionProbe,
  CommentSource,
  EntrySource,
  ItemSources,
  MemberSource,
  NoteSource,
  ParentObjects,
  RecordSource,
  SingleReads,
  TaskSource,
];
