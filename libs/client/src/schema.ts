// Generated from the OpenAPI document by `npm run client`. Not to be edited.

export interface paths {
  '/v1/admin/alerts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What somebody should look at, newest first */
    get: operations['AlertsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/objects/{object}/records/{recordId}/diff': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One record, mirror against Attio, attribute by attribute; asks Attio */
    get: operations['DiffController_diff'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Changes behind a cursor, in order
     * @description The cursor is never empty: ask again behind it, at once while has_more is true, later otherwise.
     */
    get: operations['ChangesController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/changes/snapshot': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A cursor for consumers that start from the mirror
     * @description Take the cursor, read the records, then follow the changes behind it: nothing is missed, and a change already in what was read comes once more.
     */
    get: operations['ChangesController_snapshot'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/changes/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Changes as server-sent events
     * @description Event `change` with the change as data and its cursor as id; a broken stream goes on by Last-Event-ID.
     */
    get: operations['ChangesController_stream'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/admin/cache/forget': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Forget cached answers of Attio, in every process
     * @description Webhooks and our own writes keep the cache right by themselves. What Attio says is read again by a run, or by the record's diff.
     */
    post: operations['CacheController_forget'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/notes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Notes, of one record or all */
    get: operations['ActivityReadsController_listNotes'];
    put?: never;
    /** Write a note on a record; it cannot be changed afterwards */
    post: operations['ActivityController_createNote'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tasks, linked to one record or all */
    get: operations['ActivityReadsController_listTasks'];
    put?: never;
    /** Create a task */
    post: operations['ActivityController_createTask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tasks/{itemId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Delete a task */
    delete: operations['ActivityController_deleteTask'];
    options?: never;
    head?: never;
    /** Complete a task, reassign it, move its deadline, link it */
    patch: operations['ActivityController_changeTask'];
    trace?: never;
  };
  '/v1/comments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Comments, on one record or all */
    get: operations['ActivityReadsController_listComments'];
    put?: never;
    /** Comment on a record or an entry, or answer in a thread, as a workspace member */
    post: operations['ActivityController_createComment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/notes/{itemId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Delete a note */
    delete: operations['ActivityController_deleteNote'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/comments/{itemId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Delete a comment; the first one takes its thread with it */
    delete: operations['ActivityController_deleteComment'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/conflicts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What no policy could decide, oldest first */
    get: operations['ConflictsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/conflicts/{conflictId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Base, local and remote side by side, with who and when */
    get: operations['ConflictsController_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/conflicts/resolve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Decide many conflicts alike; one result each */
    post: operations['ConflictsController_resolveMany'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/conflicts/{conflictId}/resolve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Decide one conflict; of a lost update, `remote` restores what was lost */
    post: operations['ConflictsController_resolve'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/conflicts/{conflictId}/reopen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Put a resolved conflict back into the queue */
    post: operations['ConflictsController_reopen'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/policies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Policies that were kept with a decision */
    get: operations['PoliciesController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/policies/{collectionId}/{attributeId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Take a policy back: the configuration decides again, and conflicts come up */
    delete: operations['PoliciesController_forget'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/contacts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List people, or find them by e-mail address */
    get: operations['ContactsController_list'];
    /** Change the person with this e-mail address, or make one; links the company */
    put: operations['ContactWritesController_upsertPerson'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List companies, or find them by domain */
    get: operations['ContactsController_listCompanies'];
    /** Change the company with this domain, or make one */
    put: operations['ContactWritesController_upsertCompany'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/contacts/duplicates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** People who share a phone number or a name */
    get: operations['ContactWritesController_people'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/duplicates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Companies that share a name */
    get: operations['ContactWritesController_companies'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Create a deal with its owner and stage */
    post: operations['DealsController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deals/{recordId}/stage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Move a deal to another stage */
    post: operations['DealsController_moveStage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deals/{recordId}/stages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every stage a deal was in, oldest first; asks Attio, which keeps it */
    get: operations['DealsController_stages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/admin/erasures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Receipts, newest first */
    get: operations['ErasuresController_list'];
    put?: never;
    /** Erase a record with all that hangs on it, and keep it out; the answer is the receipt */
    post: operations['ErasuresController_erase'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/admin/erasures/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One receipt */
    get: operations['ErasuresController_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/admin/erasures/{id}/suppression': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Let the record come in again, with its next event or reconciliation */
    delete: operations['ErasuresController_lift'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/external-links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every id a record is known by elsewhere */
    get: operations['ExternalLinksController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/external-links/{system}/{externalId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The record that an id of another system means */
    get: operations['ExternalLinksController_get'];
    /** Link an id of another system to a record */
    put: operations['ExternalLinksController_link'];
    post?: never;
    /** Unlink an id */
    delete: operations['ExternalLinksController_unlink'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/lists': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every list */
    get: operations['ListsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/lists/{list}/entries/{entryId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One entry, with what is on its way to Attio */
    get: operations['ListsController_get'];
    put?: never;
    post?: never;
    /** Take an entry out of its list; the record stays */
    delete: operations['ListsController_remove'];
    options?: never;
    head?: never;
    /** Change values of an entry */
    patch: operations['ListsController_change'];
    trace?: never;
  };
  '/v1/lists/{list}/entries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Add one record to a list, or many at once */
    post: operations['ListsController_add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/lists/{list}/entries/{entryId}/stage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Move an entry to another stage */
    post: operations['ListsController_moveStage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/lists/{list}/entries/{entryId}/stages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every stage an entry was in, oldest first; asks Attio, which keeps it */
    get: operations['ListsController_stages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/admin/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Search Attio's deliveries by record, attribute, error, time and state, newest first */
    get: operations['FailuresController_listDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/admin/deliveries/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Read again what deliveries speak of: one, a selection, or a range of time */
    post: operations['FailuresController_replayDeliveries'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/admin/jobs/failed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Jobs that used up their attempts, newest first; the dashboard shows the same */
    get: operations['FailuresController_listJobs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/admin/jobs/failed/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Put failed jobs back in line: one, a selection, or a range of time */
    post: operations['FailuresController_retryJobs'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The full report: what is needed, Attio, the webhook subscription, and open alerts */
    get: operations['HealthController_report'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process answers */
    get: operations['HealthController_live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Requests can be served: Postgres, Redis and migrations. Never fails on Attio alone */
    get: operations['HealthController_ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/attio': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Attio answers and knows our token */
    get: operations['HealthController_attioReady'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/admin/keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All keys, with scopes and last use; never the keys themselves */
    get: operations['KeysController_list'];
    put?: never;
    /** Make a key; the answer shows it, once */
    post: operations['KeysController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/admin/keys/{id}/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Replace a key; the old one is let in until the grace time is over */
    post: operations['KeysController_rotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/admin/keys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revoke a key, at once and for good */
    delete: operations['KeysController_revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/objects/{object}/records/{recordId}/entries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every list entry of a record */
    get: operations['RecordContextController_listEntries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/objects/{object}/records/{recordId}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every change of a record since the mirror knows it, oldest first */
    get: operations['RecordContextController_listHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/objects/{object}/records/query': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Query records with Attio's filters and sorts
     * @description The body is Attio's: `filter`, `sorts`, `limit`, `offset`. `cursor` pages stay right while records come and go. `expand` puts referenced records beside the references, `fields` narrows what is shown.
     */
    post: operations['RecordQueriesController_queryRecords'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/lists/{list}/entries/query': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Query list entries with Attio's filters and sorts; paths lead to the parent record */
    post: operations['RecordQueriesController_queryEntries'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/objects/{object}/records': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List records of an object from the mirror, in ascending id order */
    get: operations['RecordsController_list'];
    /** Create a record, or merge the values into the one that holds the unique value */
    put: operations['RecordWritesController_upsert'];
    /** Create a record; its id is provisional until Attio answers */
    post: operations['RecordWritesController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/objects/{object}/records/{recordId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get one record from the mirror; the id of a merged record finds its survivor */
    get: operations['RecordsController_get'];
    put?: never;
    post?: never;
    /** Delete a record in Attio, unless somebody changed it there meanwhile */
    delete: operations['RecordWritesController_delete'];
    options?: never;
    head?: never;
    /** Change values; of a multi-value attribute the whole list is given */
    patch: operations['RecordWritesController_update'];
    trace?: never;
  };
  '/v1/objects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every object */
    get: operations['SchemaController_listObjects'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/objects/{object}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One object with its attributes, options and statuses */
    get: operations['SchemaController_getObject'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/lists/{list}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One list with its attributes, options and statuses */
    get: operations['SchemaController_getList'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Full-text search over names, titles, e-mail addresses and domains, best first */
    get: operations['SearchController_find'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sync/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Backfills, reconciliations and verifications with their progress, newest first */
    get: operations['RunsController_list'];
    put?: never;
    /**
     * Start a run of one object, list or kind
     * @description Two runs of one object cannot overlap: one that is under way is answered instead, `is_new` false.
     */
    post: operations['RunsController_start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sync/runs/{runId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One run with its progress */
    get: operations['RunsController_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sync/runs/{runId}/certificate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the run found: digests of both sides, and every difference */
    get: operations['RunsController_certificate'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sync/runs/{runId}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End a run; what it has stored or repaired stays */
    post: operations['RunsController_cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sync/runs/{runId}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Progress as server-sent events
     * @description Events `progress`, and at last `end`.
     */
    get: operations['RunsController_events'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sync/schedules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** When what is reconciled next */
    get: operations['SyncController_listSchedules'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sync/gap': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many events got lost on the way, as far as reconciliation found it */
    get: operations['SyncController_getGap'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All subscriptions and how far each of them is */
    get: operations['SubscriptionsController_list'];
    put?: never;
    /** Subscribe to changes; the answer shows the signing secret, once */
    post: operations['SubscriptionsController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One subscription */
    get: operations['SubscriptionsController_get'];
    put?: never;
    post?: never;
    /** End a subscription; its log of attempts goes with it */
    delete: operations['SubscriptionsController_delete'];
    options?: never;
    head?: never;
    /** Change name, target or filter; the place in the feed stays */
    patch: operations['SubscriptionsController_edit'];
    trace?: never;
  };
  '/v1/subscriptions/{id}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Hold deliveries; nothing is lost meanwhile */
    post: operations['SubscriptionsController_pause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{id}/enable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Go on where it stopped, also after it was disabled by long failure */
    post: operations['SubscriptionsController_enable'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{id}/skip': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Pass over the message that is never accepted, so that those behind it have their turn */
    post: operations['SubscriptionsController_skip'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{id}/rotate-secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a new signing secret; both sign until the grace time is over */
    post: operations['SubscriptionsController_rotateSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{id}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a stretch of the feed again, in order; messages keep their ids */
    post: operations['SubscriptionsController_replay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subscriptions/{id}/attempts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every attempt to deliver, newest first */
    get: operations['SubscriptionsController_listAttempts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tickets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Edits and their fate, newest first */
    get: operations['TicketsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tickets/counts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many edits are in each state */
    get: operations['TicketsController_counts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tickets/{ticketId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One edit; `wait` seconds for its end */
    get: operations['TicketsController_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tickets/{ticketId}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take back an edit that was not sent yet */
    post: operations['TicketsController_cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tickets/{ticketId}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Try a failed edit again */
    post: operations['TicketsController_replay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tickets/{ticketId}/revert': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Put back what an applied edit replaced, while its values are the current ones */
    post: operations['TicketsController_revert'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Change: {
      /**
       * @description Go on behind this change with `after`
       * @example WyJhZnRlciIsIjFmNGIzYzllIl0
       */
      cursor: string;
      /**
       * @description Grows with every change, with gaps
       * @example 4711
       */
      sequence: number;
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.123Z
       */
      occurred_at: string;
      /**
       * @description One of record, entry, note, task, comment, member, meeting, call_recording
       * @example record
       */
      kind: string;
      /**
       * @description One of create, update, delete, merge
       * @example update
       */
      operation: string;
      /**
       * @description As Attio writes it: `workspace_id` with `object_id` and `record_id`, and the like
       * @example {
       *       "workspace_id": "3c5e7a90-1b2d-4e6f-8a9b-0c1d2e3f4a5b",
       *       "object_id": "5a6b7c8d-9e0f-4a1b-8c2d-3e4f5a6b7c8d",
       *       "record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
       *     }
       */
      id: {
        [key: string]: string;
      };
      /**
       * @description Slug, for records
       * @example people
       */
      object: string | null;
      /**
       * @description Slug, for entries
       * @example null
       */
      list: string | null;
      /**
       * @description Of a merge: the survivor
       * @example null
       */
      merged_into: string | null;
      changes: {
        attribute_id: string | null;
        /** @example job_title */
        attribute: string | null;
        /**
         * @example [
         *       {
         *         "value": "Analyst",
         *         "attribute_type": "text"
         *       }
         *     ]
         */
        before: unknown;
        /**
         * @example [
         *       {
         *         "value": "Analyst",
         *         "attribute_type": "text"
         *       }
         *     ]
         */
        after: unknown;
      }[];
      actor: {
        /** @example workspace-member */
        type: string | null;
        id: string | null;
      } | null;
      /** @example webhook */
      cause: string;
      /** @example null */
      ticket_id: string | null;
      /** @example 4f5a6b7c-8d9e-4f0a-8b1c-2d3e4f5a6b7c */
      correlation_id: string | null;
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.123Z
       */
      observed_at: string;
    };
    Ticket: {
      /**
       * Format: uuid
       * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
       */
      id: string;
      /**
       * @example applied
       * @enum {string}
       */
      state: 'pending' | 'pushing' | 'applied' | 'superseded' | 'conflict' | 'failed' | 'cancelled';
      /** @description Whether reads show the edit */
      visible: boolean;
      /** @example record */
      kind: string;
      /**
       * @example update
       * @enum {string}
       */
      operation: 'create' | 'update' | 'delete';
      /** @enum {string} */
      purpose: 'edit' | 'resolve' | 'restore' | 'revert';
      /** @description Of a record its object's slug, of an entry its list's */
      collection: string | null;
      /**
       * Format: uuid
       * @description The id in Attio as soon as there is one; before, the provisional one
       * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
       */
      item_id: string;
      /** @example null */
      provisional_id: string | null;
      /**
       * @description What became of each attribute, by slug
       * @example {
       *       "job_title": {
       *         "result": "written",
       *         "rule": "untouched"
       *       }
       *     }
       */
      attributes: {
        [key: string]: {
          /**
           * @description `same`: Attio had it; `lost`: a policy kept what Attio had; `overtaken`: by a later edit; `asked`: a conflict
           * @enum {string}
           */
          result: 'written' | 'same' | 'lost' | 'overtaken' | 'asked';
          /** @example untouched */
          rule: string;
          /**
           * @example [
           *       {
           *         "value": "Analyst",
           *         "attribute_type": "text"
           *       }
           *     ]
           */
          before?: unknown;
          /**
           * @example [
           *       {
           *         "value": "Analyst",
           *         "attribute_type": "text"
           *       }
           *     ]
           */
          after?: unknown;
        };
      } | null;
      /**
       * @description Attio's code, or ours, when the edit failed
       * @example null
       */
      code: string | null;
      /** @example null */
      message: string | null;
      /**
       * @description The record that holds the unique value this edit wanted
       * @example null
       */
      holder_id: string | null;
      /**
       * @description The conflict or ticket this edit answers
       * @example null
       */
      source_id: string | null;
      /** @description The moment, on Attio's clock, from which readings show the edit */
      observed_at: string | null;
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.123Z
       */
      created_at: string;
      finished_at: string | null;
    };
    DryRun: {
      /**
       * @description The exact calls of Attio, in order
       * @example [
       *       {
       *         "method": "PATCH",
       *         "path": "/v2/objects/people/records/1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
       *         "body": {
       *           "data": {
       *             "values": {
       *               "job_title": [
       *                 {
       *                   "value": "Chief of Staff"
       *                 }
       *               ]
       *             }
       *           }
       *         }
       *       }
       *     ]
       */
      calls: {
        method: string;
        path: string;
        /** @description Left out where the call has none */
        body?: unknown;
      }[];
      /** @description How each attribute would be merged, and by which rule */
      attributes: {
        /** @example job_title */
        slug: string;
        /** @example write */
        outcome: string;
        /** @example untouched */
        rule: string;
        /**
         * @example [
         *       {
         *         "value": "Analyst",
         *         "attribute_type": "text"
         *       }
         *     ]
         */
        base: unknown;
        /**
         * @example [
         *       {
         *         "value": "Analyst",
         *         "attribute_type": "text"
         *       }
         *     ]
         */
        local: unknown;
        /**
         * @example [
         *       {
         *         "value": "Analyst",
         *         "attribute_type": "text"
         *       }
         *     ]
         */
        remote: unknown;
      }[];
      /**
       * @description Why there is no call, where the attributes do not say it
       * @example null
       */
      note: string | null;
    };
    /**
     * @description A note, a task or a comment as Attio itself shows it, plus the moment it was true
     * @example {
     *       "id": {
     *         "workspace_id": "3c5e7a90-1b2d-4e6f-8a9b-0c1d2e3f4a5b",
     *         "note_id": "8d1e2f3a-4b5c-4d6e-8f70-1a2b3c4d5e6f"
     *       },
     *       "parent_object": "people",
     *       "parent_record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
     *       "title": "Call",
     *       "content_plaintext": "Wants a quote by Friday.",
     *       "observed_at": "2026-01-31T09:30:00.123456Z"
     *     }
     */
    Activity: {
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.123456Z
       */
      observed_at: string;
    } & {
      [key: string]: unknown;
    };
    Conflict: {
      /**
       * Format: uuid
       * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
       */
      id: string;
      /** @enum {string} */
      state: 'open' | 'resolved';
      /** @example both_changed */
      reason: string;
      /**
       * @description Why no policy decided
       * @example changed by two people within five seconds
       */
      why: string | null;
      /** @example record */
      kind: string;
      /** @description Slug of the object or list */
      collection: string | null;
      /**
       * Format: uuid
       * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
       */
      item_id: string;
      /**
       * @description null when it is about the item as a whole
       * @example job_title
       */
      attribute: string | null;
      attribute_id: string | null;
      /**
       * @description What the editor saw
       * @example [
       *       {
       *         "value": "Analyst",
       *         "attribute_type": "text"
       *       }
       *     ]
       */
      base: unknown;
      /**
       * @description What the editor wants; of a lost update, what we wrote
       * @example {
       *       "value": [
       *         {
       *           "value": "Analyst",
       *           "attribute_type": "text"
       *         }
       *       ],
       *       "caller_id": "0a1b2c3d-4e5f-4a6b-8c7d-8e9f0a1b2c3d",
       *       "member_id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f",
       *       "at": "2026-01-31T09:30:01.000Z",
       *       "ticket_id": "7c8d9e0f-1a2b-4c3d-8e4f-5a6b7c8d9e0f"
       *     }
       */
      local: {
        /**
         * @example [
         *       {
         *         "value": "Analyst",
         *         "attribute_type": "text"
         *       }
         *     ]
         */
        value: unknown;
        caller_id: string | null;
        /** @description The workspace member the caller wrote for */
        member_id: string | null;
        at: string | null;
        ticket_id: string | null;
      };
      /**
       * @description What Attio has; of a lost update, what our write ended
       * @example {
       *       "value": [
       *         {
       *           "value": "Head of Analysis",
       *           "attribute_type": "text"
       *         }
       *       ],
       *       "actor": {
       *         "type": "workspace-member",
       *         "id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
       *       },
       *       "at": "2026-01-31T09:30:00.000Z"
       *     }
       */
      remote: {
        /**
         * @example [
         *       {
         *         "value": "Analyst",
         *         "attribute_type": "text"
         *       }
         *     ]
         */
        value: unknown;
        actor: unknown;
        at: string | null;
      };
      /**
       * @description Sides that newer ones took the place of
       * @example []
       */
      earlier: unknown;
      /** @example null */
      resolution: string | null;
      /** @example null */
      resolved_value: unknown;
      /** @example null */
      resolved_by: string | null;
      /**
       * @description The edit that carries the decision to Attio
       * @example null
       */
      resolution_ticket_id: string | null;
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.123Z
       */
      opened_at: string;
      /** @example null */
      resolved_at: string | null;
    };
    /** @description A record as Attio itself shows it, plus the moment it was true */
    Record: {
      id: {
        /** @example 3c5e7a90-1b2d-4e6f-8a9b-0c1d2e3f4a5b */
        workspace_id: string;
        /**
         * Format: uuid
         * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
         */
        object_id: string;
        /**
         * Format: uuid
         * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
         */
        record_id: string;
      };
      created_at: string | null;
      /** @example https://app.attio.com/acme/person/1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
      web_url: string | null;
      /**
       * @description Attributes by slug, each a list of values as Attio writes them; empty ones are []
       * @example {
       *       "job_title": [
       *         {
       *           "active_from": "2026-01-31T09:30:00.000000000Z",
       *           "active_until": null,
       *           "created_by_actor": {
       *             "type": "workspace-member",
       *             "id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
       *           },
       *           "value": "Analyst",
       *           "attribute_type": "text"
       *         }
       *       ]
       *     }
       */
      values: {
        [key: string]: {
          [key: string]: unknown;
        }[];
      };
      observed_at: string | null;
      /** @description Attributes whose value shown here is on its way to Attio; left out when there are none */
      pending?: string[];
      /**
       * @description Made here and not in Attio yet: the id is provisional
       * @enum {boolean}
       */
      provisional?: true;
    };
    Erasure: {
      /**
       * Format: uuid
       * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
       */
      id: string;
      /** @enum {string} */
      state: 'begun' | 'done';
      /**
       * @description sha-256 of the record's id
       * @example 9f86d081884c7d65
       */
      subject_hash: string;
      /**
       * @description Rows removed or emptied, by table
       * @example {
       *       "mirror_item": 1,
       *       "change_log": 12
       *     }
       */
      counts: {
        [key: string]: number;
      };
      /**
       * @description Id of the API key, or `cli`
       * @example cli
       */
      asked_by: string;
      deleted_in_attio: boolean;
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.123Z
       */
      begun_at: string;
      erased_at: string | null;
      /** @example null */
      lifted_at: string | null;
      /** @example null */
      lifted_by: string | null;
      /**
       * @description sha-256 over the other members
       * @example 2c26b46b68ffc68f
       */
      hash: string | null;
    };
    ExternalLink: {
      /** @example billing */
      system: string;
      /** @example cus_42 */
      external_id: string;
      /** @example people */
      object: string;
      /**
       * Format: uuid
       * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
       */
      record_id: string;
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.123Z
       */
      created_at: string;
    };
    /** @description A list entry as Attio itself shows it, plus the moment it was true */
    Entry: {
      id: {
        /** @example 3c5e7a90-1b2d-4e6f-8a9b-0c1d2e3f4a5b */
        workspace_id: string;
        /**
         * Format: uuid
         * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
         */
        list_id: string;
        /**
         * Format: uuid
         * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
         */
        entry_id: string;
      };
      parent_record_id: string | null;
      /** @description Its id while the mirror does not know the object */
      parent_object: string | null;
      created_at: string | null;
      /**
       * @description Attributes by slug, each a list of values as Attio writes them; empty ones are []
       * @example {
       *       "job_title": [
       *         {
       *           "active_from": "2026-01-31T09:30:00.000000000Z",
       *           "active_until": null,
       *           "created_by_actor": {
       *             "type": "workspace-member",
       *             "id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
       *           },
       *           "value": "Analyst",
       *           "attribute_type": "text"
       *         }
       *       ]
       *     }
       */
      entry_values: {
        [key: string]: {
          [key: string]: unknown;
        }[];
      };
      observed_at: string | null;
      /** @description Attributes whose value shown here is on its way to Attio; left out when there are none */
      pending?: string[];
      /**
       * @description Made here and not in Attio yet: the id is provisional
       * @enum {boolean}
       */
      provisional?: true;
    };
    Delivery: {
      /**
       * Format: uuid
       * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
       */
      id: string;
      /**
       * Format: uuid
       * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
       */
      webhook_id: string;
      /** @example failed */
      state: string;
      /** @example attio_refused */
      reason: string | null;
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.123Z
       */
      received_at: string;
      settled_at: string | null;
      events: {
        /** @example record.updated */
        event_type: string;
        /** @example record */
        kind: string | null;
        scope_id: string | null;
        item_id: string | null;
        attribute_id: string | null;
        /** @example failed */
        outcome: string | null;
        /** @example attio_refused */
        reason: string | null;
      }[];
    };
    FailedJob: {
      /** @example 41 */
      id: string;
      /** @example feed */
      queue: string;
      /** @example feed.deliver */
      name: string;
      /**
       * @example {
       *       "subscriptionId": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
       *     }
       */
      payload: unknown;
      /** @example 3 */
      attempts: number;
      /** @example attio_unavailable: … */
      error: string;
      failed_at: string | null;
    };
    ApiKey: {
      /**
       * Format: uuid
       * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
       */
      id: string;
      /** @example billing */
      name: string;
      scopes: string[];
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.123Z
       */
      created_at: string;
      /** @description To the minute */
      last_used_at: string | null;
      /** @example null */
      rotated_at: string | null;
      /** @example null */
      previous_valid_until: string | null;
      /** @example null */
      revoked_at: string | null;
    };
    Collection: {
      /**
       * Format: uuid
       * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
       */
      id: string;
      /** @example people */
      slug: string;
      /** @example People */
      title: string;
      attributes: components['schemas']['Attribute'][];
    };
    Attribute: {
      /**
       * Format: uuid
       * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
       */
      id: string;
      /** @example job_title */
      slug: string;
      /** @example Job title */
      title: string;
      /** @example text */
      type: string;
      /** @example false */
      is_multiselect: boolean;
      /** @example false */
      is_unique: boolean;
      /** @example false */
      is_required: boolean;
      is_writable: boolean;
      /** @example false */
      is_archived: boolean;
      /**
       * @description Options of a select, statuses of a status, in Attio's order; [] for other types
       * @example []
       */
      choices: {
        /**
         * Format: uuid
         * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
         */
        id: string;
        /** @example text */
        title: string;
        is_archived: boolean;
      }[];
    };
    SearchHit: {
      /** @enum {string} */
      kind: 'record' | 'list';
      /**
       * @description Slug of the object of a record; null for lists
       * @example people
       */
      object: string | null;
      /**
       * Format: uuid
       * @description Of the record or the list
       * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
       */
      id: string;
      /** @example Ada Lovelace */
      title: string;
      /** @example https://app.attio.com/acme/person/1f4b3c9e */
      web_url: string | null;
      email_addresses: string[];
      domains: string[];
      rank: number;
    };
    Run: {
      /**
       * Format: uuid
       * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
       */
      id: string;
      /** @example record */
      kind: string;
      /**
       * Format: uuid
       * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
       */
      scope_id: string;
      /** @example people */
      scope_slug: string;
      /** @example reconcile */
      purpose: string;
      /** @example schedule */
      trigger: string;
      /** @example running */
      state: string;
      /**
       * @description `scan`, then `confirm`: what differed is read once more
       * @example scan
       */
      phase: string;
      /** @example 3 */
      pages_done: number;
      /** @example 1500 */
      rows_seen: number;
      /**
       * @description An estimate made at the start; Attio names no totals
       * @example 4000
       */
      rows_expected: number | null;
      /** @example 3 */
      rows_written: number;
      /** @example 900 */
      rows_per_second: number | null;
      /** @example 3 */
      eta_seconds: number | null;
      /** @example 3 */
      differences: number;
      /** @example 3 */
      requests_used: number;
      /** @example 1 */
      attempts: number;
      /**
       * @description Read the mirror after the run, then the feed from here
       * @example 4711
       */
      feed_from: string | null;
      /** @example false */
      has_certificate: boolean;
      /** @example null */
      error: string | null;
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.123Z
       */
      created_at: string;
      started_at: string | null;
      /** @example null */
      finished_at: string | null;
    };
    /** @description What a run found; docs/certificate.md explains every member */
    Certificate: {
      /**
       * Format: uuid
       * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
       */
      run_id: string;
      /** @example record */
      kind: string;
      /**
       * Format: uuid
       * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
       */
      scope_id: string;
      /** @example people */
      object: string;
      /** @example verify */
      purpose: string;
      /** @description Both sides hold the same items with the same content */
      is_equal: boolean;
      rows: {
        /** @example 3 */
        attio: number;
        /** @example 3 */
        mirror: number;
      };
      digest: {
        /** @example sum128-sha256 */
        algorithm: string;
        /** @example 0f3c7a */
        attio: string;
        /** @example 0f3c7a */
        mirror: string;
      };
      differences: {
        /** @example 3 */
        total: number;
        /** @example 3 */
        missing: number;
        /** @example 3 */
        different: number;
        /** @example 3 */
        extra: number;
        /** @example 3 */
        repaired: number;
        /** @example 3 */
        unrepaired: number;
        /**
         * @description Of these a webhook should have told
         * @example 3
         */
        lost_events: number;
        /**
         * @description The first ones, in id order; `before` is the mirror, `after` Attio
         * @example []
         */
        listed: {
          /**
           * Format: uuid
           * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
           */
          id: string;
          found: string;
          repaired: boolean;
          attributes: {
            [key: string]: unknown;
          }[];
        }[];
      };
      /** @example 3 */
      in_flight: number;
      /** @example 3 */
      unsettled: number;
      observed_from: string | null;
      observed_to: string | null;
      lag_ms: number;
      /** @example 3 */
      requests: number;
      /** @example 3 */
      pages: number;
    };
    Subscription: {
      /**
       * Format: uuid
       * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
       */
      id: string;
      /** @example billing */
      name: string;
      /** @example https://hooks.acme.example/attio */
      target_url: string;
      /**
       * @description Kept by ids, so that a renamed slug changes nothing
       * @example {
       *       "operations": [
       *         "update"
       *       ],
       *       "include_derived": false
       *     }
       */
      filter: {
        [key: string]: unknown;
      };
      /**
       * @description active, paused or disabled
       * @example active
       */
      state: string;
      /**
       * @description Everything up to here is delivered
       * @example WyJhZnRlciIsIjFmNGIzYzllIl0
       */
      cursor: string;
      /**
       * @description Changes behind the cursor, whether or not they pass the filter
       * @example 3
       */
      pending_sequences: number;
      /** @example 0 */
      failed_attempts: number;
      /** @example null */
      failing_since: string | null;
      /** @example null */
      next_attempt_at: string | null;
      /** @example null */
      last_error: string | null;
      last_delivered_at: string | null;
      /** @example null */
      previous_secret_until: string | null;
      /**
       * Format: date-time
       * @example 2026-01-31T09:30:00.123Z
       */
      created_at: string;
    };
    /** @description RFC 9457 */
    Problem: {
      type: string;
      title: string;
      status: number;
      /** @description Stable: programs may branch on it */
      code: string;
      detail: string;
      errors?: {
        /** @description The bad member of the request */
        path: string;
        message: string;
      }[];
    };
  };
  responses: {
    /** @description The request is not valid: `invalid_request` */
    invalid_request: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The request is not valid: `bad_request` */
    bad_request: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The request is not valid: `cursor_invalid` */
    cursor_invalid: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The request is not valid: `feed_filter_invalid` */
    feed_filter_invalid: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The request is not valid: `moment_unknown` */
    moment_unknown: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The request is not valid: `target_forbidden` */
    target_forbidden: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The request is not valid: `unknown_field` */
    unknown_field: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The request is not valid: `values_invalid` */
    values_invalid: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The delivery is not understood: `webhook_body_invalid` */
    webhook_body_invalid: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The query is refused: `filter_error` */
    filter_error: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The query is refused: `filter_view_unsupported` */
    filter_view_unsupported: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The query is refused: `invalid_filter_field` */
    invalid_filter_field: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The query is refused: `invalid_filter_operator` */
    invalid_filter_operator: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The query is refused: `unknown_filter_attribute_slug` */
    unknown_filter_attribute_slug: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The query is refused: `validation_type` */
    validation_type: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description No valid API key: `api_key_refused` */
    api_key_refused: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The signature is wrong: `attio_bad_signature` */
    attio_bad_signature: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not allowed: `api_scope_missing` */
    api_scope_missing: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description There is nothing at this address: `not_found` */
    not_found: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not found: `api_key_not_found` */
    api_key_not_found: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not found: `attio_not_found` */
    attio_not_found: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not found: `certificate_missing` */
    certificate_missing: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not found: `collection_gone` */
    collection_gone: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not found: `conflict_not_found` */
    conflict_not_found: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not found: `erasure_not_found` */
    erasure_not_found: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not found: `item_not_found` */
    item_not_found: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not found: `not_mirrored` */
    not_mirrored: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not found: `policy_not_found` */
    policy_not_found: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not found: `record_not_found` */
    record_not_found: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not found: `run_not_found` */
    run_not_found: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not found: `subscription_not_found` */
    subscription_not_found: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not found: `ticket_not_found` */
    ticket_not_found: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not found: `unknown_list` */
    unknown_list: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not found: `unknown_object` */
    unknown_object: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not possible now: `attio_merge_in_progress` */
    attio_merge_in_progress: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not possible now: `conflict_state` */
    conflict_state: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not possible now: `erasure_state` */
    erasure_state: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Linked to another record: `external_link_taken` */
    external_link_taken: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The key was used for another request: `idempotency_key_reused` */
    idempotency_key_reused: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not possible now: `subscription_not_blocked` */
    subscription_not_blocked: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not possible now: `ticket_state` */
    ticket_state: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description No longer kept: `cursor_expired` */
    cursor_expired: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The body is too large: `body_too_large` */
    body_too_large: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Send JSON: `unsupported_media_type` */
    unsupported_media_type: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Too many requests: `rate_limited` */
    rate_limited: {
      headers: {
        /**
         * @description Seconds to wait
         * @example 1
         */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The request was refused: `request_refused` */
    request_refused: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Something went wrong here: `internal_error` */
    internal_error: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Attio did not answer as it should: `attio_refused` */
    attio_refused: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Attio did not answer as it should: `attio_unauthorized` */
    attio_unauthorized: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Attio did not answer as it should: `attio_unexpected_answer` */
    attio_unexpected_answer: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Attio did not answer as it should: `attio_circuit_open` */
    attio_circuit_open: {
      headers: {
        /**
         * @description Seconds to wait
         * @example 1
         */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Attio did not answer as it should: `attio_rate_limited` */
    attio_rate_limited: {
      headers: {
        /**
         * @description Seconds to wait
         * @example 1
         */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Attio did not answer as it should: `attio_unavailable` */
    attio_unavailable: {
      headers: {
        /**
         * @description Seconds to wait
         * @example 1
         */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The database is away: `database_unavailable` */
    database_unavailable: {
      headers: {
        /**
         * @description Seconds to wait
         * @example 1
         */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Too many streams: `feed_full` */
    feed_full: {
      headers: {
        /**
         * @description Seconds to wait
         * @example 1
         */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Too much to do: `overloaded` */
    overloaded: {
      headers: {
        /**
         * @description Seconds to wait
         * @example 1
         */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not ready yet: `workspace_unbound` */
    workspace_unbound: {
      headers: {
        /**
         * @description Seconds to wait
         * @example 1
         */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  AlertsController_list: {
    parameters: {
      query?: {
        state?: 'open' | 'resolved' | 'all';
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "code": "run_stopped",
           *           "subject": "people",
           *           "message": "a reconciliation wanted to delete too much",
           *           "details": {
           *             "suspects": 812
           *           },
           *           "count": 3,
           *           "opened_at": "2026-01-31T09:30:00.123Z",
           *           "last_at": "2026-01-31T09:30:00.123Z",
           *           "resolved_at": null
           *         }
           *       ]
           *     }
           */
          'application/json': {
            data: {
              /**
               * Format: uuid
               * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
               */
              id: string;
              /** @example run_stopped */
              code: string;
              /** @example people */
              subject: string | null;
              /** @example a reconciliation wanted to delete too much */
              message: string;
              /**
               * @example {
               *       "suspects": 812
               *     }
               */
              details: unknown;
              /**
               * @description How often since it was opened
               * @example 3
               */
              count: number;
              /**
               * Format: date-time
               * @example 2026-01-31T09:30:00.123Z
               */
              opened_at: string;
              /**
               * Format: date-time
               * @example 2026-01-31T09:30:00.123Z
               */
              last_at: string;
              /** @example null */
              resolved_at: string | null;
            }[];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  DiffController_diff: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example people */
        object: string;
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        recordId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "object": "people",
           *         "is_equal": true,
           *         "mirror_observed_at": "2026-01-31T09:30:00.123Z",
           *         "attio_observed_at": "2026-01-31T09:30:00.123Z",
           *         "is_marked": true,
           *         "attributes": [
           *           {
           *             "attribute_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *             "slug": "job_title",
           *             "is_equal": true,
           *             "mirror": [
           *               {
           *                 "value": "Analyst",
           *                 "attribute_type": "text"
           *               }
           *             ],
           *             "attio": [
           *               {
           *                 "value": "Analyst",
           *                 "attribute_type": "text"
           *               }
           *             ]
           *           }
           *         ]
           *       }
           *     }
           */
          'application/json': {
            data: {
              /**
               * Format: uuid
               * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
               */
              id: string;
              /** @example people */
              object: string;
              is_equal: boolean;
              /** @description null: no live row in the mirror */
              mirror_observed_at: string | null;
              /** @description null: Attio has no such record (any more), or is merging it */
              attio_observed_at: string | null;
              /** @description An event about it waits to be worked off: a difference may be on its way */
              is_marked: boolean;
              attributes: {
                /**
                 * Format: uuid
                 * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
                 */
                attribute_id: string;
                /** @example job_title */
                slug: string | null;
                is_equal: boolean;
                /**
                 * @example [
                 *       {
                 *         "value": "Analyst",
                 *         "attribute_type": "text"
                 *       }
                 *     ]
                 */
                mirror: unknown;
                /**
                 * @example [
                 *       {
                 *         "value": "Analyst",
                 *         "attribute_type": "text"
                 *       }
                 *     ]
                 */
                attio: unknown;
              }[];
            };
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_object`, `record_not_found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Attio did not answer as it should: `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ChangesController_list: {
    parameters: {
      query?: {
        /** @description Kinds of things, separated by commas */
        kind?: string;
        /** @description Slugs or ids of objects */
        object?: string;
        /** @description Slugs or ids of lists */
        list?: string;
        /** @description Slugs or ids of attributes: changes that touch one of them */
        attribute?: string;
        /** @description Ids of records, entries or other things */
        record_id?: string;
        operation?: string;
        /** @description How the change was learned of */
        cause?: string;
        /** @description false leaves out updates of nothing but formulas, enrichment and interactions */
        include_derived?: 'true' | 'false';
        /** @description Cursor to go on behind; the beginning of the log without it */
        after?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0",
           *           "sequence": 4711,
           *           "occurred_at": "2026-01-31T09:30:00.123Z",
           *           "kind": "record",
           *           "operation": "update",
           *           "id": {
           *             "workspace_id": "3c5e7a90-1b2d-4e6f-8a9b-0c1d2e3f4a5b",
           *             "object_id": "5a6b7c8d-9e0f-4a1b-8c2d-3e4f5a6b7c8d",
           *             "record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
           *           },
           *           "object": "people",
           *           "list": null,
           *           "merged_into": null,
           *           "changes": [
           *             {
           *               "attribute_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *               "attribute": "job_title",
           *               "before": [
           *                 {
           *                   "value": "Analyst",
           *                   "attribute_type": "text"
           *                 }
           *               ],
           *               "after": [
           *                 {
           *                   "value": "Analyst",
           *                   "attribute_type": "text"
           *                 }
           *               ]
           *             }
           *           ],
           *           "actor": {
           *             "type": "workspace-member",
           *             "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
           *           },
           *           "cause": "webhook",
           *           "ticket_id": null,
           *           "correlation_id": "4f5a6b7c-8d9e-4f0a-8b1c-2d3e4f5a6b7c",
           *           "observed_at": "2026-01-31T09:30:00.123Z"
           *         }
           *       ],
           *       "pagination": {
           *         "next_cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0",
           *         "has_more": true
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Change'][];
            pagination: {
              /**
               * @description Opaque
               * @example WyJhZnRlciIsIjFmNGIzYzllIl0
               */
              next_cursor: string;
              has_more: boolean;
            };
          };
        };
      };
      /** @description The request is not valid: `cursor_invalid`, `feed_filter_invalid`, `invalid_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      410: components['responses']['cursor_expired'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ChangesController_snapshot: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0",
           *         "taken_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: {
              /**
               * @description Opaque
               * @example WyJhZnRlciIsIjFmNGIzYzllIl0
               */
              cursor: string;
              /**
               * Format: date-time
               * @example 2026-01-31T09:30:00.123Z
               */
              taken_at: string;
            };
          };
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ChangesController_stream: {
    parameters: {
      query?: {
        /** @description Kinds of things, separated by commas */
        kind?: string;
        /** @description Slugs or ids of objects */
        object?: string;
        /** @description Slugs or ids of lists */
        list?: string;
        /** @description Slugs or ids of attributes: changes that touch one of them */
        attribute?: string;
        /** @description Ids of records, entries or other things */
        record_id?: string;
        operation?: string;
        /** @description How the change was learned of */
        cause?: string;
        /** @description false leaves out updates of nothing but formulas, enrichment and interactions */
        include_derived?: 'true' | 'false';
        /** @description Cursor to go on behind; from now on without it */
        after?: string;
      };
      header?: {
        /** @example WyJjaGFuZ2VzIiwiNDcxMSJd */
        'last-event-id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Server-sent events */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example event: …
           *     id: …
           *     data: {…}
           */
          'text/event-stream': string;
        };
      };
      /** @description The request is not valid: `cursor_invalid`, `feed_filter_invalid`, `invalid_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      410: components['responses']['cursor_expired'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Too many streams: `feed_full`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CacheController_forget: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "record_ids": [
         *         "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
         *       ]
         *     }
         */
        'application/json': {
          /**
           * @example [
           *       "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
           *     ]
           */
          record_ids?: string[];
          /**
           * @description Objects, lists, attributes, options and statuses
           * @enum {boolean}
           */
          schema?: true;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "records": 3,
           *         "schema": true
           *       }
           *     }
           */
          'application/json': {
            data: {
              /** @example 3 */
              records: number;
              schema: boolean;
            };
          };
        };
      };
      /** @description The request is not valid: `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ActivityReadsController_listNotes: {
    parameters: {
      query?: {
        /** @description Records a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /**
         * @description Those of one record
         * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
         */
        record_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "id": {
           *             "workspace_id": "3c5e7a90-1b2d-4e6f-8a9b-0c1d2e3f4a5b",
           *             "note_id": "8d1e2f3a-4b5c-4d6e-8f70-1a2b3c4d5e6f"
           *           },
           *           "parent_object": "people",
           *           "parent_record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "title": "Call",
           *           "content_plaintext": "Wants a quote by Friday.",
           *           "observed_at": "2026-01-31T09:30:00.123456Z"
           *         }
           *       ],
           *       "pagination": {
           *         "next_cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Activity'][];
            pagination: {
              /** @description null at the end */
              next_cursor: string | null;
            };
          };
        };
      };
      /** @description The request is not valid: `cursor_invalid`, `invalid_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ActivityController_createNote: {
    parameters: {
      query?: {
        /** @description Seconds to wait for the end of the edit */
        wait?: number;
        /** @description Answer what would be sent, and send nothing */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "data": {
         *         "parent_object": "people",
         *         "parent_record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
         *         "title": "Call",
         *         "content": "Wants a quote by Friday.",
         *         "format": "plaintext"
         *       }
         *     }
         */
        'application/json': {
          /**
           * @example {
           *       "parent_object": "people",
           *       "parent_record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *       "title": "Call",
           *       "content": "Wants a quote by Friday.",
           *       "format": "plaintext"
           *     }
           */
          data: {
            parent_object: string;
            /** Format: uuid */
            parent_record_id: string;
            title: string;
            content: string;
            /**
             * @default plaintext
             * @enum {string}
             */
            format?: 'plaintext' | 'markdown';
          };
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'] | components['schemas']['DryRun'];
          };
        };
      };
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'];
          };
        };
      };
      /** @description The request is not valid: `values_invalid`, `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_object`, `unknown_list` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['idempotency_key_reused'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not ready yet: `workspace_unbound`, `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ActivityReadsController_listTasks: {
    parameters: {
      query?: {
        /** @description Records a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /**
         * @description Those of one record
         * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
         */
        record_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "id": {
           *             "workspace_id": "3c5e7a90-1b2d-4e6f-8a9b-0c1d2e3f4a5b",
           *             "note_id": "8d1e2f3a-4b5c-4d6e-8f70-1a2b3c4d5e6f"
           *           },
           *           "parent_object": "people",
           *           "parent_record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "title": "Call",
           *           "content_plaintext": "Wants a quote by Friday.",
           *           "observed_at": "2026-01-31T09:30:00.123456Z"
           *         }
           *       ],
           *       "pagination": {
           *         "next_cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Activity'][];
            pagination: {
              /** @description null at the end */
              next_cursor: string | null;
            };
          };
        };
      };
      /** @description The request is not valid: `cursor_invalid`, `invalid_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ActivityController_createTask: {
    parameters: {
      query?: {
        /** @description Seconds to wait for the end of the edit */
        wait?: number;
        /** @description Answer what would be sent, and send nothing */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "data": {
         *         "content": "Send the quote",
         *         "deadline_at": "2026-02-06T17:00:00Z",
         *         "linked_records": [
         *           {
         *             "target_object": "people",
         *             "target_record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
         *           }
         *         ],
         *         "assignees": [
         *           {
         *             "referenced_actor_type": "workspace-member",
         *             "referenced_actor_id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
         *           }
         *         ]
         *       }
         *     }
         */
        'application/json': {
          /**
           * @example {
           *       "content": "Send the quote",
           *       "deadline_at": "2026-02-06T17:00:00Z",
           *       "linked_records": [
           *         {
           *           "target_object": "people",
           *           "target_record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
           *         }
           *       ],
           *       "assignees": [
           *         {
           *           "referenced_actor_type": "workspace-member",
           *           "referenced_actor_id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
           *         }
           *       ]
           *     }
           */
          data: {
            content: string;
            /** @default null */
            deadline_at?: string | null;
            /** @default false */
            is_completed?: boolean;
            /** @default [] */
            linked_records?: {
              target_object: string;
              /** Format: uuid */
              target_record_id: string;
            }[];
            /** @default [] */
            assignees?: {
              /** @enum {string} */
              referenced_actor_type: 'workspace-member';
              /** Format: uuid */
              referenced_actor_id: string;
            }[];
          };
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'] | components['schemas']['DryRun'];
          };
        };
      };
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'];
          };
        };
      };
      /** @description The request is not valid: `values_invalid`, `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_object`, `unknown_list` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['idempotency_key_reused'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not ready yet: `workspace_unbound`, `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ActivityController_deleteTask: {
    parameters: {
      query?: {
        /** @description Seconds to wait for the end of the edit */
        wait?: number;
        /** @description Answer what would be sent, and send nothing */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        itemId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'] | components['schemas']['DryRun'];
          };
        };
      };
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['item_not_found'];
      409: components['responses']['idempotency_key_reused'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Attio did not answer as it should: `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ActivityController_changeTask: {
    parameters: {
      query?: {
        /** @description Seconds to wait for the end of the edit */
        wait?: number;
        /** @description Answer what would be sent, and send nothing */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        itemId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "data": {
         *         "is_completed": true
         *       }
         *     }
         */
        'application/json': {
          /**
           * @example {
           *       "is_completed": true
           *     }
           */
          data: {
            deadline_at?: string | null;
            is_completed?: boolean;
            linked_records?: {
              target_object: string;
              /** Format: uuid */
              target_record_id: string;
            }[];
            assignees?: {
              /** @enum {string} */
              referenced_actor_type: 'workspace-member';
              /** Format: uuid */
              referenced_actor_id: string;
            }[];
          };
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'] | components['schemas']['DryRun'];
          };
        };
      };
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'];
          };
        };
      };
      /** @description The request is not valid: `values_invalid`, `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `item_not_found`, `unknown_object`, `unknown_list` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['idempotency_key_reused'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not ready yet: `workspace_unbound`, `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ActivityReadsController_listComments: {
    parameters: {
      query?: {
        /** @description Records a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /**
         * @description Those of one record
         * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
         */
        record_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "id": {
           *             "workspace_id": "3c5e7a90-1b2d-4e6f-8a9b-0c1d2e3f4a5b",
           *             "note_id": "8d1e2f3a-4b5c-4d6e-8f70-1a2b3c4d5e6f"
           *           },
           *           "parent_object": "people",
           *           "parent_record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "title": "Call",
           *           "content_plaintext": "Wants a quote by Friday.",
           *           "observed_at": "2026-01-31T09:30:00.123456Z"
           *         }
           *       ],
           *       "pagination": {
           *         "next_cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Activity'][];
            pagination: {
              /** @description null at the end */
              next_cursor: string | null;
            };
          };
        };
      };
      /** @description The request is not valid: `cursor_invalid`, `invalid_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ActivityController_createComment: {
    parameters: {
      query?: {
        /** @description Seconds to wait for the end of the edit */
        wait?: number;
        /** @description Answer what would be sent, and send nothing */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "data": {
         *         "content": "Spoke to her today",
         *         "author_member_id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f",
         *         "place": {
         *           "record": {
         *             "object": "people",
         *             "record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
         *           }
         *         }
         *       }
         *     }
         */
        'application/json': {
          /**
           * @example {
           *       "content": "Spoke to her today",
           *       "author_member_id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f",
           *       "place": {
           *         "record": {
           *           "object": "people",
           *           "record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
           *         }
           *       }
           *     }
           */
          data: {
            content: string;
            /** Format: uuid */
            author_member_id: string;
            place:
              | {
                  /** Format: uuid */
                  thread_id: string;
                }
              | {
                  record: {
                    object: string;
                    /** Format: uuid */
                    record_id: string;
                  };
                }
              | {
                  entry: {
                    list: string;
                    /** Format: uuid */
                    entry_id: string;
                  };
                };
          };
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'] | components['schemas']['DryRun'];
          };
        };
      };
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'];
          };
        };
      };
      /** @description The request is not valid: `values_invalid`, `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_object`, `unknown_list` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['idempotency_key_reused'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not ready yet: `workspace_unbound`, `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ActivityController_deleteNote: {
    parameters: {
      query?: {
        /** @description Seconds to wait for the end of the edit */
        wait?: number;
        /** @description Answer what would be sent, and send nothing */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        itemId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'] | components['schemas']['DryRun'];
          };
        };
      };
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['item_not_found'];
      409: components['responses']['idempotency_key_reused'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Attio did not answer as it should: `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ActivityController_deleteComment: {
    parameters: {
      query?: {
        /** @description Seconds to wait for the end of the edit */
        wait?: number;
        /** @description Answer what would be sent, and send nothing */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        itemId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'] | components['schemas']['DryRun'];
          };
        };
      };
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['item_not_found'];
      409: components['responses']['idempotency_key_reused'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Attio did not answer as it should: `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ConflictsController_list: {
    parameters: {
      query?: {
        state?: 'open' | 'resolved' | 'all';
        reason?: 'both_changed' | 'lost_update' | 'deleted_there' | 'deleted_here';
        /** @description Object or list id */
        collection_id?: string;
        item_id?: string;
        attribute_id?: string;
        ticket_id?: string;
        limit?: number;
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "state": "open",
           *           "reason": "both_changed",
           *           "why": "changed by two people within five seconds",
           *           "kind": "record",
           *           "collection": "people",
           *           "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "attribute": "job_title",
           *           "attribute_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "base": [
           *             {
           *               "value": "Analyst",
           *               "attribute_type": "text"
           *             }
           *           ],
           *           "local": {
           *             "value": [
           *               {
           *                 "value": "Analyst",
           *                 "attribute_type": "text"
           *               }
           *             ],
           *             "caller_id": "0a1b2c3d-4e5f-4a6b-8c7d-8e9f0a1b2c3d",
           *             "member_id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f",
           *             "at": "2026-01-31T09:30:01.000Z",
           *             "ticket_id": "7c8d9e0f-1a2b-4c3d-8e4f-5a6b7c8d9e0f"
           *           },
           *           "remote": {
           *             "value": [
           *               {
           *                 "value": "Head of Analysis",
           *                 "attribute_type": "text"
           *               }
           *             ],
           *             "actor": {
           *               "type": "workspace-member",
           *               "id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
           *             },
           *             "at": "2026-01-31T09:30:00.000Z"
           *           },
           *           "earlier": [],
           *           "resolution": null,
           *           "resolved_value": null,
           *           "resolved_by": null,
           *           "resolution_ticket_id": null,
           *           "opened_at": "2026-01-31T09:30:00.123Z",
           *           "resolved_at": null
           *         }
           *       ],
           *       "pagination": {
           *         "next_cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Conflict'][];
            pagination: {
              /** @description null at the end */
              next_cursor: string | null;
            };
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ConflictsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        conflictId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "open",
           *         "reason": "both_changed",
           *         "why": "changed by two people within five seconds",
           *         "kind": "record",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "attribute": "job_title",
           *         "attribute_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "base": [
           *           {
           *             "value": "Analyst",
           *             "attribute_type": "text"
           *           }
           *         ],
           *         "local": {
           *           "value": [
           *             {
           *               "value": "Analyst",
           *               "attribute_type": "text"
           *             }
           *           ],
           *           "caller_id": "0a1b2c3d-4e5f-4a6b-8c7d-8e9f0a1b2c3d",
           *           "member_id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f",
           *           "at": "2026-01-31T09:30:01.000Z",
           *           "ticket_id": "7c8d9e0f-1a2b-4c3d-8e4f-5a6b7c8d9e0f"
           *         },
           *         "remote": {
           *           "value": [
           *             {
           *               "value": "Head of Analysis",
           *               "attribute_type": "text"
           *             }
           *           ],
           *           "actor": {
           *             "type": "workspace-member",
           *             "id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
           *           },
           *           "at": "2026-01-31T09:30:00.000Z"
           *         },
           *         "earlier": [],
           *         "resolution": null,
           *         "resolved_value": null,
           *         "resolved_by": null,
           *         "resolution_ticket_id": null,
           *         "opened_at": "2026-01-31T09:30:00.123Z",
           *         "resolved_at": null
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Conflict'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['conflict_not_found'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ConflictsController_resolveMany: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "ids": [
         *         "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
         *       ],
         *       "resolution": "local"
         *     }
         */
        'application/json': {
          ids: string[];
          /** @enum {string} */
          resolution: 'local' | 'remote';
          /** @description Decide this attribute alike from now on: `true` for the chosen side, or a policy */
          keep_as_policy?: true | ('latest_wins' | 'attio_wins' | 'local_wins' | 'person_wins' | 'set_merge' | 'ask');
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "conflict": {
           *             "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *             "state": "open",
           *             "reason": "both_changed",
           *             "why": "changed by two people within five seconds",
           *             "kind": "record",
           *             "collection": "people",
           *             "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *             "attribute": "job_title",
           *             "attribute_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *             "base": [
           *               {
           *                 "value": "Analyst",
           *                 "attribute_type": "text"
           *               }
           *             ],
           *             "local": {
           *               "value": [
           *                 {
           *                   "value": "Analyst",
           *                   "attribute_type": "text"
           *                 }
           *               ],
           *               "caller_id": "0a1b2c3d-4e5f-4a6b-8c7d-8e9f0a1b2c3d",
           *               "member_id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f",
           *               "at": "2026-01-31T09:30:01.000Z",
           *               "ticket_id": "7c8d9e0f-1a2b-4c3d-8e4f-5a6b7c8d9e0f"
           *             },
           *             "remote": {
           *               "value": [
           *                 {
           *                   "value": "Head of Analysis",
           *                   "attribute_type": "text"
           *                 }
           *               ],
           *               "actor": {
           *                 "type": "workspace-member",
           *                 "id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
           *               },
           *               "at": "2026-01-31T09:30:00.000Z"
           *             },
           *             "earlier": [],
           *             "resolution": null,
           *             "resolved_value": null,
           *             "resolved_by": null,
           *             "resolution_ticket_id": null,
           *             "opened_at": "2026-01-31T09:30:00.123Z",
           *             "resolved_at": null
           *           }
           *         }
           *       ]
           *     }
           */
          'application/json': {
            data: (
              | {
                  /**
                   * Format: uuid
                   * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
                   */
                  id: string;
                  conflict: components['schemas']['Conflict'];
                }
              | {
                  /**
                   * Format: uuid
                   * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
                   */
                  id: string;
                  code: string;
                  message: string;
                }
            )[];
          };
        };
      };
      /** @description The request is not valid: `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      409: components['responses']['idempotency_key_reused'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ConflictsController_resolve: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        conflictId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "resolution": "local"
         *     }
         */
        'application/json': {
          /** @enum {string} */
          resolution: 'local' | 'remote' | 'merged';
          /** @description With `merged`: the value to write */
          value?: unknown;
          /** @description Decide this attribute alike from now on: `true` for the chosen side, or a policy */
          keep_as_policy?: true | ('latest_wins' | 'attio_wins' | 'local_wins' | 'person_wins' | 'set_merge' | 'ask');
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "open",
           *         "reason": "both_changed",
           *         "why": "changed by two people within five seconds",
           *         "kind": "record",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "attribute": "job_title",
           *         "attribute_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "base": [
           *           {
           *             "value": "Analyst",
           *             "attribute_type": "text"
           *           }
           *         ],
           *         "local": {
           *           "value": [
           *             {
           *               "value": "Analyst",
           *               "attribute_type": "text"
           *             }
           *           ],
           *           "caller_id": "0a1b2c3d-4e5f-4a6b-8c7d-8e9f0a1b2c3d",
           *           "member_id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f",
           *           "at": "2026-01-31T09:30:01.000Z",
           *           "ticket_id": "7c8d9e0f-1a2b-4c3d-8e4f-5a6b7c8d9e0f"
           *         },
           *         "remote": {
           *           "value": [
           *             {
           *               "value": "Head of Analysis",
           *               "attribute_type": "text"
           *             }
           *           ],
           *           "actor": {
           *             "type": "workspace-member",
           *             "id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
           *           },
           *           "at": "2026-01-31T09:30:00.000Z"
           *         },
           *         "earlier": [],
           *         "resolution": null,
           *         "resolved_value": null,
           *         "resolved_by": null,
           *         "resolution_ticket_id": null,
           *         "opened_at": "2026-01-31T09:30:00.123Z",
           *         "resolved_at": null
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Conflict'];
          };
        };
      };
      /** @description The request is not valid: `values_invalid`, `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['conflict_not_found'];
      /** @description Not possible now: `conflict_state`, `idempotency_key_reused` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ConflictsController_reopen: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        conflictId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "open",
           *         "reason": "both_changed",
           *         "why": "changed by two people within five seconds",
           *         "kind": "record",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "attribute": "job_title",
           *         "attribute_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "base": [
           *           {
           *             "value": "Analyst",
           *             "attribute_type": "text"
           *           }
           *         ],
           *         "local": {
           *           "value": [
           *             {
           *               "value": "Analyst",
           *               "attribute_type": "text"
           *             }
           *           ],
           *           "caller_id": "0a1b2c3d-4e5f-4a6b-8c7d-8e9f0a1b2c3d",
           *           "member_id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f",
           *           "at": "2026-01-31T09:30:01.000Z",
           *           "ticket_id": "7c8d9e0f-1a2b-4c3d-8e4f-5a6b7c8d9e0f"
           *         },
           *         "remote": {
           *           "value": [
           *             {
           *               "value": "Head of Analysis",
           *               "attribute_type": "text"
           *             }
           *           ],
           *           "actor": {
           *             "type": "workspace-member",
           *             "id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
           *           },
           *           "at": "2026-01-31T09:30:00.000Z"
           *         },
           *         "earlier": [],
           *         "resolution": null,
           *         "resolved_value": null,
           *         "resolved_by": null,
           *         "resolution_ticket_id": null,
           *         "opened_at": "2026-01-31T09:30:00.123Z",
           *         "resolved_at": null
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Conflict'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['conflict_not_found'];
      409: components['responses']['conflict_state'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PoliciesController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "collection_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "attribute_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "policy": "latest_wins",
           *           "set_by": "0a1b2c3d-4e5f-4a6b-8c7d-8e9f0a1b2c3d",
           *           "set_at": "2026-01-31T09:30:00.123Z"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            data: {
              /**
               * Format: uuid
               * @description Object or list
               * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
               */
              collection_id: string;
              /**
               * Format: uuid
               * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
               */
              attribute_id: string;
              /** @enum {string} */
              policy: 'latest_wins' | 'attio_wins' | 'local_wins' | 'person_wins' | 'set_merge' | 'ask';
              /**
               * @description Id of the API key
               * @example 0a1b2c3d-4e5f-4a6b-8c7d-8e9f0a1b2c3d
               */
              set_by: string;
              /**
               * Format: date-time
               * @example 2026-01-31T09:30:00.123Z
               */
              set_at: string;
            }[];
          };
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PoliciesController_forget: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        collectionId: string;
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        attributeId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['policy_not_found'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ContactsController_list: {
    parameters: {
      query?: {
        /** @description Records a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /** @description Exact, without regard to case */
        email?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "id": {
           *             "workspace_id": "3c5e7a90-1b2d-4e6f-8a9b-0c1d2e3f4a5b",
           *             "object_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *             "record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
           *           },
           *           "created_at": "2026-01-31T09:30:00.123Z",
           *           "web_url": "https://app.attio.com/acme/person/1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "values": {
           *             "job_title": [
           *               {
           *                 "active_from": "2026-01-31T09:30:00.000000000Z",
           *                 "active_until": null,
           *                 "created_by_actor": {
           *                   "type": "workspace-member",
           *                   "id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
           *                 },
           *                 "value": "Analyst",
           *                 "attribute_type": "text"
           *               }
           *             ]
           *           },
           *           "observed_at": "2026-01-31T09:30:00.123Z"
           *         }
           *       ],
           *       "pagination": {
           *         "next_cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Record'][];
            pagination: {
              /** @description null at the end */
              next_cursor: string | null;
            };
          };
        };
      };
      /** @description The request is not valid: `cursor_invalid`, `invalid_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['unknown_object'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ContactWritesController_upsertPerson: {
    parameters: {
      query?: {
        /** @description Seconds to wait for the end of the edit */
        wait?: number;
        /** @description Answer what would be sent, and send nothing */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "Ada Lovelace",
         *       "emails": [
         *         "ada@analytical.example"
         *       ],
         *       "job_title": "Analyst",
         *       "company": {
         *         "domain": "analytical.example",
         *         "name": "Analytical Engines"
         *       },
         *       "values": {
         *         "job_title": "Chief of Staff"
         *       }
         *     }
         */
        'application/json': {
          /** @example Ada Lovelace */
          name?:
            | string
            | {
                [key: string]: unknown;
              };
          /**
           * @example [
           *       "ada@analytical.example"
           *     ]
           */
          emails?: string[];
          phones?: (
            | string
            | {
                [key: string]: unknown;
              }
          )[];
          /** @example Analyst */
          job_title?: string | null;
          /**
           * @example {
           *       "domain": "analytical.example",
           *       "name": "Analytical Engines"
           *     }
           */
          company?:
            | {
                /** Format: uuid */
                id: string;
              }
            | {
                domain: string;
                name?: string;
              };
          /**
           * @description Any other attribute
           * @example {
           *       "job_title": "Chief of Staff"
           *     }
           */
          values?: {
            [key: string]: unknown;
          };
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "person": {
           *           "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "state": "applied",
           *           "visible": true,
           *           "kind": "record",
           *           "operation": "update",
           *           "purpose": "edit",
           *           "collection": "people",
           *           "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "provisional_id": null,
           *           "attributes": {
           *             "job_title": {
           *               "result": "written",
           *               "rule": "untouched"
           *             }
           *           },
           *           "code": null,
           *           "message": null,
           *           "holder_id": null,
           *           "source_id": null,
           *           "observed_at": "2026-01-31T09:30:00.123Z",
           *           "created_at": "2026-01-31T09:30:00.123Z",
           *           "finished_at": "2026-01-31T09:30:00.123Z"
           *         },
           *         "company": {
           *           "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "state": "applied",
           *           "visible": true,
           *           "kind": "record",
           *           "operation": "update",
           *           "purpose": "edit",
           *           "collection": "people",
           *           "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "provisional_id": null,
           *           "attributes": {
           *             "job_title": {
           *               "result": "written",
           *               "rule": "untouched"
           *             }
           *           },
           *           "code": null,
           *           "message": null,
           *           "holder_id": null,
           *           "source_id": null,
           *           "observed_at": "2026-01-31T09:30:00.123Z",
           *           "created_at": "2026-01-31T09:30:00.123Z",
           *           "finished_at": "2026-01-31T09:30:00.123Z"
           *         }
           *       }
           *     }
           */
          'application/json': {
            data:
              | {
                  person: components['schemas']['Ticket'];
                  /** @description null when the company had nothing to change */
                  company: components['schemas']['Ticket'] | null;
                }
              | {
                  person: components['schemas']['DryRun'];
                  /** @description null when the company had nothing to change */
                  company: components['schemas']['DryRun'] | null;
                };
          };
        };
      };
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "person": {
           *           "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "state": "applied",
           *           "visible": true,
           *           "kind": "record",
           *           "operation": "update",
           *           "purpose": "edit",
           *           "collection": "people",
           *           "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "provisional_id": null,
           *           "attributes": {
           *             "job_title": {
           *               "result": "written",
           *               "rule": "untouched"
           *             }
           *           },
           *           "code": null,
           *           "message": null,
           *           "holder_id": null,
           *           "source_id": null,
           *           "observed_at": "2026-01-31T09:30:00.123Z",
           *           "created_at": "2026-01-31T09:30:00.123Z",
           *           "finished_at": "2026-01-31T09:30:00.123Z"
           *         },
           *         "company": {
           *           "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "state": "applied",
           *           "visible": true,
           *           "kind": "record",
           *           "operation": "update",
           *           "purpose": "edit",
           *           "collection": "people",
           *           "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "provisional_id": null,
           *           "attributes": {
           *             "job_title": {
           *               "result": "written",
           *               "rule": "untouched"
           *             }
           *           },
           *           "code": null,
           *           "message": null,
           *           "holder_id": null,
           *           "source_id": null,
           *           "observed_at": "2026-01-31T09:30:00.123Z",
           *           "created_at": "2026-01-31T09:30:00.123Z",
           *           "finished_at": "2026-01-31T09:30:00.123Z"
           *         }
           *       }
           *     }
           */
          'application/json': {
            data: {
              person: components['schemas']['Ticket'];
              /** @description null when the company had nothing to change */
              company: components['schemas']['Ticket'] | null;
            };
          };
        };
      };
      /** @description The request is not valid: `values_invalid`, `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_object`, `record_not_found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['idempotency_key_reused'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Attio did not answer as it should: `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ContactsController_listCompanies: {
    parameters: {
      query?: {
        /** @description Records a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /** @description Exact, without regard to case */
        domain?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "id": {
           *             "workspace_id": "3c5e7a90-1b2d-4e6f-8a9b-0c1d2e3f4a5b",
           *             "object_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *             "record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
           *           },
           *           "created_at": "2026-01-31T09:30:00.123Z",
           *           "web_url": "https://app.attio.com/acme/person/1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "values": {
           *             "job_title": [
           *               {
           *                 "active_from": "2026-01-31T09:30:00.000000000Z",
           *                 "active_until": null,
           *                 "created_by_actor": {
           *                   "type": "workspace-member",
           *                   "id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
           *                 },
           *                 "value": "Analyst",
           *                 "attribute_type": "text"
           *               }
           *             ]
           *           },
           *           "observed_at": "2026-01-31T09:30:00.123Z"
           *         }
           *       ],
           *       "pagination": {
           *         "next_cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Record'][];
            pagination: {
              /** @description null at the end */
              next_cursor: string | null;
            };
          };
        };
      };
      /** @description The request is not valid: `cursor_invalid`, `invalid_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['unknown_object'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ContactWritesController_upsertCompany: {
    parameters: {
      query?: {
        /** @description Seconds to wait for the end of the edit */
        wait?: number;
        /** @description Answer what would be sent, and send nothing */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "Analytical Engines",
         *       "domains": [
         *         "analytical.example"
         *       ],
         *       "values": {
         *         "job_title": "Chief of Staff"
         *       }
         *     }
         */
        'application/json': {
          /** @example Analytical Engines */
          name?: string;
          /**
           * @example [
           *       "analytical.example"
           *     ]
           */
          domains?: string[];
          /**
           * @description By slug or attribute id, in any of Attio's write forms
           * @example {
           *       "job_title": "Chief of Staff"
           *     }
           */
          values?: {
            [key: string]: unknown;
          };
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'] | components['schemas']['DryRun'];
          };
        };
      };
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'];
          };
        };
      };
      /** @description The request is not valid: `values_invalid`, `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_object`, `record_not_found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['idempotency_key_reused'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Attio did not answer as it should: `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ContactWritesController_people: {
    parameters: {
      query?: {
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "attribute": "phone_numbers",
           *           "record_ids": [
           *             "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': {
            data: {
              /**
               * @description What they share
               * @example phone_numbers
               */
              attribute: string;
              record_ids: string[];
            }[];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['unknown_object'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ContactWritesController_companies: {
    parameters: {
      query?: {
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "attribute": "phone_numbers",
           *           "record_ids": [
           *             "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': {
            data: {
              /**
               * @description What they share
               * @example phone_numbers
               */
              attribute: string;
              record_ids: string[];
            }[];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['unknown_object'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  DealsController_create: {
    parameters: {
      query?: {
        /** @description Seconds to wait for the end of the edit */
        wait?: number;
        /** @description Answer what would be sent, and send nothing */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "Analytical Engines renewal",
         *       "owner": "grace@acme.example",
         *       "stage": "Lead",
         *       "value": 25000,
         *       "values": {}
         *     }
         */
        'application/json': {
          /** @example Analytical Engines renewal */
          name: string;
          /**
           * @description E-mail address of a workspace member, or Attio's object form: Attio wants an owner
           * @example grace@acme.example
           */
          owner:
            | string
            | {
                [key: string]: unknown;
              };
          /**
           * @description Title or id of a stage: Attio wants one
           * @example Lead
           */
          stage: string;
          /** @example 25000 */
          value?: number | string;
          /**
           * @description Any other attribute
           * @default {}
           * @example {}
           */
          values?: {
            [key: string]: unknown;
          };
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'] | components['schemas']['DryRun'];
          };
        };
      };
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'];
          };
        };
      };
      /** @description The request is not valid: `values_invalid`, `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['unknown_object'];
      409: components['responses']['idempotency_key_reused'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Attio did not answer as it should: `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  DealsController_moveStage: {
    parameters: {
      query?: {
        /** @description Seconds to wait for the end of the edit */
        wait?: number;
        /** @description Answer what would be sent, and send nothing */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        recordId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "stage": "In Progress",
         *       "attribute": "stage"
         *     }
         */
        'application/json': {
          /**
           * @description Title or id
           * @example In Progress
           */
          stage: string;
          /**
           * @description Needed where there are several status attributes
           * @example stage
           */
          attribute?: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'] | components['schemas']['DryRun'];
          };
        };
      };
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'];
          };
        };
      };
      /** @description The request is not valid: `values_invalid`, `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_object`, `record_not_found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['idempotency_key_reused'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Attio did not answer as it should: `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  DealsController_stages: {
    parameters: {
      query?: {
        /**
         * @description Needed where there are several status attributes
         * @example stage
         */
        attribute?: string;
      };
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        recordId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "stage": "In Progress",
           *           "from": "2026-01-31T09:30:00.123Z",
           *           "until": "2026-01-31T09:30:00.123Z",
           *           "actor": {
           *             "type": "workspace-member",
           *             "id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
           *           }
           *         }
           *       ]
           *     }
           */
          'application/json': {
            data: {
              /** @example In Progress */
              stage: string | null;
              from: string | null;
              /** @description null for the present one */
              until: string | null;
              /**
               * @example {
               *       "type": "workspace-member",
               *       "id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
               *     }
               */
              actor: unknown;
            }[];
          };
        };
      };
      /** @description The request is not valid: `values_invalid`, `invalid_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_object`, `attio_not_found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Attio did not answer as it should: `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ErasuresController_list: {
    parameters: {
      query?: {
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "state": "begun",
           *           "subject_hash": "9f86d081884c7d65",
           *           "counts": {
           *             "mirror_item": 1,
           *             "change_log": 12
           *           },
           *           "asked_by": "cli",
           *           "deleted_in_attio": true,
           *           "begun_at": "2026-01-31T09:30:00.123Z",
           *           "erased_at": "2026-01-31T09:30:00.123Z",
           *           "lifted_at": null,
           *           "lifted_by": null,
           *           "hash": "2c26b46b68ffc68f"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            data: components['schemas']['Erasure'][];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ErasuresController_erase: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "object": "people",
         *       "record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
         *     }
         */
        'application/json': {
          /**
           * @description Slug or id of the object, usually `people`
           * @example people
           */
          object: string;
          /**
           * Format: uuid
           * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
           */
          record_id: string;
          /**
           * @description Also at Attio, for good, before anything is removed here
           * @default false
           */
          delete_in_attio?: boolean;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "begun",
           *         "subject_hash": "9f86d081884c7d65",
           *         "counts": {
           *           "mirror_item": 1,
           *           "change_log": 12
           *         },
           *         "asked_by": "cli",
           *         "deleted_in_attio": true,
           *         "begun_at": "2026-01-31T09:30:00.123Z",
           *         "erased_at": "2026-01-31T09:30:00.123Z",
           *         "lifted_at": null,
           *         "lifted_by": null,
           *         "hash": "2c26b46b68ffc68f"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Erasure'];
          };
        };
      };
      /** @description The request is not valid: `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_object`, `record_not_found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['erasure_state'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not ready yet: `workspace_unbound`, `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ErasuresController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "begun",
           *         "subject_hash": "9f86d081884c7d65",
           *         "counts": {
           *           "mirror_item": 1,
           *           "change_log": 12
           *         },
           *         "asked_by": "cli",
           *         "deleted_in_attio": true,
           *         "begun_at": "2026-01-31T09:30:00.123Z",
           *         "erased_at": "2026-01-31T09:30:00.123Z",
           *         "lifted_at": null,
           *         "lifted_by": null,
           *         "hash": "2c26b46b68ffc68f"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Erasure'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['erasure_not_found'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ErasuresController_lift: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "begun",
           *         "subject_hash": "9f86d081884c7d65",
           *         "counts": {
           *           "mirror_item": 1,
           *           "change_log": 12
           *         },
           *         "asked_by": "cli",
           *         "deleted_in_attio": true,
           *         "begun_at": "2026-01-31T09:30:00.123Z",
           *         "erased_at": "2026-01-31T09:30:00.123Z",
           *         "lifted_at": null,
           *         "lifted_by": null,
           *         "hash": "2c26b46b68ffc68f"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Erasure'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['erasure_not_found'];
      409: components['responses']['erasure_state'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ExternalLinksController_list: {
    parameters: {
      query: {
        /** @example people */
        object: string;
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        record_id: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "system": "billing",
           *           "external_id": "cus_42",
           *           "object": "people",
           *           "record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "created_at": "2026-01-31T09:30:00.123Z"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            data: components['schemas']['ExternalLink'][];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_object`, `record_not_found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ExternalLinksController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example billing */
        system: string;
        /** @example cus_42 */
        externalId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "system": "billing",
           *         "external_id": "cus_42",
           *         "object": "people",
           *         "record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "created_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['ExternalLink'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['item_not_found'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ExternalLinksController_link: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example billing */
        system: string;
        /** @example cus_42 */
        externalId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "object": "people",
         *       "record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
         *     }
         */
        'application/json': {
          /** @example people */
          object: string;
          /**
           * Format: uuid
           * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
           */
          record_id: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "system": "billing",
           *         "external_id": "cus_42",
           *         "object": "people",
           *         "record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "created_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['ExternalLink'];
          };
        };
      };
      /** @description The request is not valid: `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_object`, `record_not_found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['external_link_taken'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ExternalLinksController_unlink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example billing */
        system: string;
        /** @example cus_42 */
        externalId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['item_not_found'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "slug": "outbound",
           *           "name": "Outbound",
           *           "parent_object": [
           *             "people"
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': {
            data: {
              /**
               * Format: uuid
               * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
               */
              id: string;
              /** @example outbound */
              slug: string;
              /** @example Outbound */
              name: string;
              /**
               * @description Slugs of the objects whose records it may hold
               * @example [
               *       "people"
               *     ]
               */
              parent_object: unknown;
            }[];
          };
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListsController_get: {
    parameters: {
      query?: {
        /** @description `attio` shows the mirror alone; by default what is on its way to Attio is shown over it */
        view?: 'pending' | 'attio';
      };
      header?: never;
      path: {
        /** @example people */
        list: string;
        /** @example 8d1e2f3a-4b5c-4d6e-8f70-1a2b3c4d5e6f */
        entryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": {
           *           "workspace_id": "3c5e7a90-1b2d-4e6f-8a9b-0c1d2e3f4a5b",
           *           "list_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "entry_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
           *         },
           *         "parent_record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "parent_object": "people",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "entry_values": {
           *           "job_title": [
           *             {
           *               "active_from": "2026-01-31T09:30:00.000000000Z",
           *               "active_until": null,
           *               "created_by_actor": {
           *                 "type": "workspace-member",
           *                 "id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
           *               },
           *               "value": "Analyst",
           *               "attribute_type": "text"
           *             }
           *           ]
           *         },
           *         "observed_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Entry'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_list`, `item_not_found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListsController_remove: {
    parameters: {
      query?: {
        /** @description Seconds to wait for the end of the edit */
        wait?: number;
        /** @description Answer what would be sent, and send nothing */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path: {
        /** @example people */
        list: string;
        /** @example 8d1e2f3a-4b5c-4d6e-8f70-1a2b3c4d5e6f */
        entryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'] | components['schemas']['DryRun'];
          };
        };
      };
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_list`, `item_not_found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['idempotency_key_reused'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Attio did not answer as it should: `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListsController_change: {
    parameters: {
      query?: {
        /** @description Seconds to wait for the end of the edit */
        wait?: number;
        /** @description Answer what would be sent, and send nothing */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path: {
        /** @example people */
        list: string;
        /** @example 8d1e2f3a-4b5c-4d6e-8f70-1a2b3c4d5e6f */
        entryId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "data": {
         *         "entry_values": {
         *           "job_title": "Chief of Staff"
         *         },
         *         "base": {
         *           "job_title": "Chief of Staff"
         *         }
         *       }
         *     }
         */
        'application/json': {
          data: {
            /**
             * @description By slug or attribute id, in any of Attio's write forms
             * @example {
             *       "job_title": "Chief of Staff"
             *     }
             */
            entry_values: {
              [key: string]: unknown;
            };
            /**
             * @description By slug or attribute id, in any of Attio's write forms
             * @example {
             *       "job_title": "Chief of Staff"
             *     }
             */
            base?: {
              [key: string]: unknown;
            };
          };
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'] | components['schemas']['DryRun'];
          };
        };
      };
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'];
          };
        };
      };
      /** @description The request is not valid: `values_invalid`, `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_list`, `item_not_found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['idempotency_key_reused'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Attio did not answer as it should: `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListsController_add: {
    parameters: {
      query?: {
        /** @description Seconds to wait for the end of the edit */
        wait?: number;
        /** @description Answer what would be sent, and send nothing */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path: {
        /** @example people */
        list: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "data": {
         *         "parent_object": "people",
         *         "parent_record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
         *         "entry_values": {
         *           "stage": "Contacted"
         *         }
         *       }
         *     }
         */
        'application/json': {
          data:
            | {
                /** @example people */
                parent_object: string;
                /**
                 * Format: uuid
                 * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
                 */
                parent_record_id: string;
                /**
                 * @description By slug or attribute id, in any of Attio's write forms
                 * @default {}
                 * @example {
                 *       "stage": "Contacted"
                 *     }
                 */
                entry_values?: {
                  [key: string]: unknown;
                };
              }
            | {
                /** @example people */
                parent_object: string;
                /**
                 * Format: uuid
                 * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
                 */
                parent_record_id: string;
                /**
                 * @description By slug or attribute id, in any of Attio's write forms
                 * @default {}
                 * @example {
                 *       "stage": "Contacted"
                 *     }
                 */
                entry_values?: {
                  [key: string]: unknown;
                };
              }[];
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data:
              | (components['schemas']['Ticket'] | components['schemas']['DryRun'])
              | components['schemas']['Ticket'][]
              | components['schemas']['DryRun'][];
          };
        };
      };
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'] | components['schemas']['Ticket'][];
          };
        };
      };
      /** @description The request is not valid: `values_invalid`, `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_list`, `unknown_object`, `record_not_found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['idempotency_key_reused'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Attio did not answer as it should: `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListsController_moveStage: {
    parameters: {
      query?: {
        /** @description Seconds to wait for the end of the edit */
        wait?: number;
        /** @description Answer what would be sent, and send nothing */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path: {
        /** @example people */
        list: string;
        /** @example 8d1e2f3a-4b5c-4d6e-8f70-1a2b3c4d5e6f */
        entryId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "stage": "In Progress",
         *       "attribute": "stage"
         *     }
         */
        'application/json': {
          /**
           * @description Title or id
           * @example In Progress
           */
          stage: string;
          /**
           * @description Needed where there are several status attributes
           * @example stage
           */
          attribute?: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'] | components['schemas']['DryRun'];
          };
        };
      };
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'];
          };
        };
      };
      /** @description The request is not valid: `values_invalid`, `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_list`, `item_not_found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['idempotency_key_reused'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Attio did not answer as it should: `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListsController_stages: {
    parameters: {
      query?: {
        /**
         * @description Needed where there are several status attributes
         * @example stage
         */
        attribute?: string;
      };
      header?: never;
      path: {
        /** @example people */
        list: string;
        /** @example 8d1e2f3a-4b5c-4d6e-8f70-1a2b3c4d5e6f */
        entryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "stage": "In Progress",
           *           "from": "2026-01-31T09:30:00.123Z",
           *           "until": "2026-01-31T09:30:00.123Z",
           *           "actor": {
           *             "type": "workspace-member",
           *             "id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
           *           }
           *         }
           *       ]
           *     }
           */
          'application/json': {
            data: {
              /** @example In Progress */
              stage: string | null;
              from: string | null;
              /** @description null for the present one */
              until: string | null;
              /**
               * @example {
               *       "type": "workspace-member",
               *       "id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
               *     }
               */
              actor: unknown;
            }[];
          };
        };
      };
      /** @description The request is not valid: `values_invalid`, `invalid_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_list`, `attio_not_found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Attio did not answer as it should: `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FailuresController_listDeliveries: {
    parameters: {
      query?: {
        /** @description Id of a record, entry or other thing the delivery speaks of */
        item_id?: string;
        attribute_id?: string;
        event_type?: string;
        /** @description Part of the reason */
        error?: string;
        /** @description Received at or after */
        since?: string;
        /** @description Received before */
        until?: string;
        state?: 'pending' | 'applied' | 'stale' | 'ignored' | 'failed';
        limit?: number;
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "webhook_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "state": "failed",
           *           "reason": "attio_refused",
           *           "received_at": "2026-01-31T09:30:00.123Z",
           *           "settled_at": "2026-01-31T09:30:00.123Z",
           *           "events": [
           *             {
           *               "event_type": "record.updated",
           *               "kind": "record",
           *               "scope_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *               "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *               "attribute_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *               "outcome": "failed",
           *               "reason": "attio_refused"
           *             }
           *           ]
           *         }
           *       ],
           *       "pagination": {
           *         "next_cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Delivery'][];
            pagination: {
              /** @description null at the end */
              next_cursor: string | null;
            };
          };
        };
      };
      /** @description The request is not valid: `cursor_invalid`, `invalid_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FailuresController_replayDeliveries: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "delivery_ids": [
         *         "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
         *       ]
         *     }
         */
        'application/json': {
          /**
           * Format: uuid
           * @description Id of a record, entry or other thing the delivery speaks of
           */
          item_id?: string;
          /** Format: uuid */
          attribute_id?: string;
          event_type?: string;
          /** @description Part of the reason */
          error?: string;
          /**
           * Format: date-time
           * @description Received at or after
           */
          since?: string;
          /**
           * Format: date-time
           * @description Received before
           */
          until?: string;
          /** @enum {string} */
          state?: 'pending' | 'applied' | 'stale' | 'ignored' | 'failed';
          /**
           * @example [
           *       "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
           *     ]
           */
          delivery_ids?: string[];
        };
      };
    };
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "replayed": [
           *           "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
           *         ],
           *         "has_more": false
           *       }
           *     }
           */
          'application/json': {
            data: {
              replayed: string[];
              /** @example false */
              has_more: boolean;
            };
          };
        };
      };
      /** @description The request is not valid: `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FailuresController_listJobs: {
    parameters: {
      query?: {
        queue?: string;
        name?: string;
        error?: string;
        /** @description An id the payload holds */
        about_id?: string;
        since?: string;
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "id": "41",
           *           "queue": "feed",
           *           "name": "feed.deliver",
           *           "payload": {
           *             "subscriptionId": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
           *           },
           *           "attempts": 3,
           *           "error": "attio_unavailable: …",
           *           "failed_at": "2026-01-31T09:30:00.123Z"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            data: components['schemas']['FailedJob'][];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FailuresController_retryJobs: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "ids": [
         *         "41"
         *       ]
         *     }
         */
        'application/json': {
          queue?: string;
          name?: string;
          error?: string;
          /** @description An id the payload holds */
          about_id?: string;
          /** Format: date-time */
          since?: string;
          /** Format: date-time */
          until?: string;
          /**
           * @example [
           *       "41"
           *     ]
           */
          ids?: string[];
        };
      };
    };
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "retried": 3
           *       }
           *     }
           */
          'application/json': {
            data: {
              /** @example 3 */
              retried: number;
            };
          };
        };
      };
      /** @description The request is not valid: `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  HealthController_report: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The Health Check is successful */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "ok",
           *       "info": {
           *         "database": {
           *           "status": "up",
           *           "responseTime": 12
           *         }
           *       },
           *       "error": {},
           *       "details": {
           *         "database": {
           *           "status": "up",
           *           "responseTime": 12
           *         }
           *       }
           *     }
           */
          'application/json': {
            /**
             * @example ok
             * @enum {string}
             */
            status?: 'ok' | 'degraded';
            /**
             * @example {
             *       "database": {
             *         "status": "up",
             *         "responseTime": 12
             *       }
             *     }
             */
            info?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            } | null;
            /** @example {} */
            error?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            } | null;
            /**
             * @example {
             *       "database": {
             *         "status": "up",
             *         "responseTime": 12
             *       }
             *     }
             */
            details?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            };
          };
        };
      };
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The Health Check is not successful */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "error",
           *       "info": {
           *         "database": {
           *           "status": "up",
           *           "responseTime": 12
           *         }
           *       },
           *       "error": {
           *         "redis": {
           *           "status": "down",
           *           "message": "Could not connect",
           *           "responseTime": 3005
           *         }
           *       },
           *       "details": {
           *         "database": {
           *           "status": "up",
           *           "responseTime": 12
           *         },
           *         "redis": {
           *           "status": "down",
           *           "message": "Could not connect",
           *           "responseTime": 3005
           *         }
           *       }
           *     }
           */
          'application/json': {
            /**
             * @example error
             * @enum {string}
             */
            status?: 'error' | 'shutting_down';
            /**
             * @example {
             *       "database": {
             *         "status": "up",
             *         "responseTime": 12
             *       }
             *     }
             */
            info?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            } | null;
            /**
             * @example {
             *       "redis": {
             *         "status": "down",
             *         "message": "Could not connect",
             *         "responseTime": 3005
             *       }
             *     }
             */
            error?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            } | null;
            /**
             * @example {
             *       "database": {
             *         "status": "up",
             *         "responseTime": 12
             *       },
             *       "redis": {
             *         "status": "down",
             *         "message": "Could not connect",
             *         "responseTime": 3005
             *       }
             *     }
             */
            details?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            };
          };
        };
      };
    };
  };
  HealthController_live: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The Health Check is successful */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "ok",
           *       "info": {
           *         "database": {
           *           "status": "up",
           *           "responseTime": 12
           *         }
           *       },
           *       "error": {},
           *       "details": {
           *         "database": {
           *           "status": "up",
           *           "responseTime": 12
           *         }
           *       }
           *     }
           */
          'application/json': {
            /**
             * @example ok
             * @enum {string}
             */
            status?: 'ok' | 'degraded';
            /**
             * @example {
             *       "database": {
             *         "status": "up",
             *         "responseTime": 12
             *       }
             *     }
             */
            info?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            } | null;
            /** @example {} */
            error?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            } | null;
            /**
             * @example {
             *       "database": {
             *         "status": "up",
             *         "responseTime": 12
             *       }
             *     }
             */
            details?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            };
          };
        };
      };
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The Health Check is not successful */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "error",
           *       "info": {
           *         "database": {
           *           "status": "up",
           *           "responseTime": 12
           *         }
           *       },
           *       "error": {
           *         "redis": {
           *           "status": "down",
           *           "message": "Could not connect",
           *           "responseTime": 3005
           *         }
           *       },
           *       "details": {
           *         "database": {
           *           "status": "up",
           *           "responseTime": 12
           *         },
           *         "redis": {
           *           "status": "down",
           *           "message": "Could not connect",
           *           "responseTime": 3005
           *         }
           *       }
           *     }
           */
          'application/json': {
            /**
             * @example error
             * @enum {string}
             */
            status?: 'error' | 'shutting_down';
            /**
             * @example {
             *       "database": {
             *         "status": "up",
             *         "responseTime": 12
             *       }
             *     }
             */
            info?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            } | null;
            /**
             * @example {
             *       "redis": {
             *         "status": "down",
             *         "message": "Could not connect",
             *         "responseTime": 3005
             *       }
             *     }
             */
            error?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            } | null;
            /**
             * @example {
             *       "database": {
             *         "status": "up",
             *         "responseTime": 12
             *       },
             *       "redis": {
             *         "status": "down",
             *         "message": "Could not connect",
             *         "responseTime": 3005
             *       }
             *     }
             */
            details?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            };
          };
        };
      };
    };
  };
  HealthController_ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The Health Check is successful */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "ok",
           *       "info": {
           *         "database": {
           *           "status": "up",
           *           "responseTime": 12
           *         }
           *       },
           *       "error": {},
           *       "details": {
           *         "database": {
           *           "status": "up",
           *           "responseTime": 12
           *         }
           *       }
           *     }
           */
          'application/json': {
            /**
             * @example ok
             * @enum {string}
             */
            status?: 'ok' | 'degraded';
            /**
             * @example {
             *       "database": {
             *         "status": "up",
             *         "responseTime": 12
             *       }
             *     }
             */
            info?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            } | null;
            /** @example {} */
            error?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            } | null;
            /**
             * @example {
             *       "database": {
             *         "status": "up",
             *         "responseTime": 12
             *       }
             *     }
             */
            details?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            };
          };
        };
      };
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The Health Check is not successful */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "error",
           *       "info": {
           *         "database": {
           *           "status": "up",
           *           "responseTime": 12
           *         }
           *       },
           *       "error": {
           *         "redis": {
           *           "status": "down",
           *           "message": "Could not connect",
           *           "responseTime": 3005
           *         }
           *       },
           *       "details": {
           *         "database": {
           *           "status": "up",
           *           "responseTime": 12
           *         },
           *         "redis": {
           *           "status": "down",
           *           "message": "Could not connect",
           *           "responseTime": 3005
           *         }
           *       }
           *     }
           */
          'application/json': {
            /**
             * @example error
             * @enum {string}
             */
            status?: 'error' | 'shutting_down';
            /**
             * @example {
             *       "database": {
             *         "status": "up",
             *         "responseTime": 12
             *       }
             *     }
             */
            info?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            } | null;
            /**
             * @example {
             *       "redis": {
             *         "status": "down",
             *         "message": "Could not connect",
             *         "responseTime": 3005
             *       }
             *     }
             */
            error?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            } | null;
            /**
             * @example {
             *       "database": {
             *         "status": "up",
             *         "responseTime": 12
             *       },
             *       "redis": {
             *         "status": "down",
             *         "message": "Could not connect",
             *         "responseTime": 3005
             *       }
             *     }
             */
            details?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            };
          };
        };
      };
    };
  };
  HealthController_attioReady: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The Health Check is successful */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "ok",
           *       "info": {
           *         "database": {
           *           "status": "up",
           *           "responseTime": 12
           *         }
           *       },
           *       "error": {},
           *       "details": {
           *         "database": {
           *           "status": "up",
           *           "responseTime": 12
           *         }
           *       }
           *     }
           */
          'application/json': {
            /**
             * @example ok
             * @enum {string}
             */
            status?: 'ok' | 'degraded';
            /**
             * @example {
             *       "database": {
             *         "status": "up",
             *         "responseTime": 12
             *       }
             *     }
             */
            info?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            } | null;
            /** @example {} */
            error?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            } | null;
            /**
             * @example {
             *       "database": {
             *         "status": "up",
             *         "responseTime": 12
             *       }
             *     }
             */
            details?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            };
          };
        };
      };
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The Health Check is not successful */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "error",
           *       "info": {
           *         "database": {
           *           "status": "up",
           *           "responseTime": 12
           *         }
           *       },
           *       "error": {
           *         "redis": {
           *           "status": "down",
           *           "message": "Could not connect",
           *           "responseTime": 3005
           *         }
           *       },
           *       "details": {
           *         "database": {
           *           "status": "up",
           *           "responseTime": 12
           *         },
           *         "redis": {
           *           "status": "down",
           *           "message": "Could not connect",
           *           "responseTime": 3005
           *         }
           *       }
           *     }
           */
          'application/json': {
            /**
             * @example error
             * @enum {string}
             */
            status?: 'error' | 'shutting_down';
            /**
             * @example {
             *       "database": {
             *         "status": "up",
             *         "responseTime": 12
             *       }
             *     }
             */
            info?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            } | null;
            /**
             * @example {
             *       "redis": {
             *         "status": "down",
             *         "message": "Could not connect",
             *         "responseTime": 3005
             *       }
             *     }
             */
            error?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            } | null;
            /**
             * @example {
             *       "database": {
             *         "status": "up",
             *         "responseTime": 12
             *       },
             *       "redis": {
             *         "status": "down",
             *         "message": "Could not connect",
             *         "responseTime": 3005
             *       }
             *     }
             */
            details?: {
              [key: string]: {
                /** @enum {string} */
                status: 'up' | 'degraded' | 'down';
                /** @description Time the health indicator took to respond, in ms */
                responseTime?: number;
              } & {
                [key: string]: unknown;
              };
            };
          };
        };
      };
    };
  };
  KeysController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "name": "billing",
           *           "scopes": [
           *             "read"
           *           ],
           *           "created_at": "2026-01-31T09:30:00.123Z",
           *           "last_used_at": "2026-01-31T09:30:00.123Z",
           *           "rotated_at": null,
           *           "previous_valid_until": null,
           *           "revoked_at": null
           *         }
           *       ]
           *     }
           */
          'application/json': {
            data: components['schemas']['ApiKey'][];
          };
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  KeysController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "billing",
         *       "scopes": [
         *         "read"
         *       ]
         *     }
         */
        'application/json': {
          /** @example billing */
          name: string;
          scopes: ('read' | 'write' | 'admin')[];
        };
      };
    };
    responses: {
      /** @description Made */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "name": "billing",
           *         "scopes": [
           *           "read"
           *         ],
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "last_used_at": "2026-01-31T09:30:00.123Z",
           *         "rotated_at": null,
           *         "previous_valid_until": null,
           *         "revoked_at": null,
           *         "key": "ats_3hX9…"
           *       }
           *     }
           */
          'application/json': {
            data: {
              /**
               * Format: uuid
               * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
               */
              id: string;
              /** @example billing */
              name: string;
              scopes: string[];
              /**
               * Format: date-time
               * @example 2026-01-31T09:30:00.123Z
               */
              created_at: string;
              /** @description To the minute */
              last_used_at: string | null;
              /** @example null */
              rotated_at: string | null;
              /** @example null */
              previous_valid_until: string | null;
              /** @example null */
              revoked_at: string | null;
              /**
               * @description Shown this once
               * @example ats_3hX9…
               */
              key: string;
            };
          };
        };
      };
      /** @description The request is not valid: `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  KeysController_rotate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /** @example {} */
        'application/json': {
          /**
           * @description How long the old key is let in as well
           * @default 0
           */
          grace_hours?: number;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "name": "billing",
           *         "scopes": [
           *           "read"
           *         ],
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "last_used_at": "2026-01-31T09:30:00.123Z",
           *         "rotated_at": null,
           *         "previous_valid_until": null,
           *         "revoked_at": null,
           *         "key": "ats_3hX9…"
           *       }
           *     }
           */
          'application/json': {
            data: {
              /**
               * Format: uuid
               * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
               */
              id: string;
              /** @example billing */
              name: string;
              scopes: string[];
              /**
               * Format: date-time
               * @example 2026-01-31T09:30:00.123Z
               */
              created_at: string;
              /** @description To the minute */
              last_used_at: string | null;
              /** @example null */
              rotated_at: string | null;
              /** @example null */
              previous_valid_until: string | null;
              /** @example null */
              revoked_at: string | null;
              /**
               * @description Shown this once
               * @example ats_3hX9…
               */
              key: string;
            };
          };
        };
      };
      /** @description The request is not valid: `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['api_key_not_found'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  KeysController_revoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "name": "billing",
           *         "scopes": [
           *           "read"
           *         ],
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "last_used_at": "2026-01-31T09:30:00.123Z",
           *         "rotated_at": null,
           *         "previous_valid_until": null,
           *         "revoked_at": null
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['ApiKey'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['api_key_not_found'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecordContextController_listEntries: {
    parameters: {
      query?: {
        /** @description Records a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @example people */
        object: string;
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        recordId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "id": {
           *             "workspace_id": "3c5e7a90-1b2d-4e6f-8a9b-0c1d2e3f4a5b",
           *             "list_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *             "entry_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
           *           },
           *           "parent_record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "parent_object": "people",
           *           "created_at": "2026-01-31T09:30:00.123Z",
           *           "entry_values": {
           *             "job_title": [
           *               {
           *                 "active_from": "2026-01-31T09:30:00.000000000Z",
           *                 "active_until": null,
           *                 "created_by_actor": {
           *                   "type": "workspace-member",
           *                   "id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
           *                 },
           *                 "value": "Analyst",
           *                 "attribute_type": "text"
           *               }
           *             ]
           *           },
           *           "observed_at": "2026-01-31T09:30:00.123Z"
           *         }
           *       ],
           *       "pagination": {
           *         "next_cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Entry'][];
            pagination: {
              /** @description null at the end */
              next_cursor: string | null;
            };
          };
        };
      };
      /** @description The request is not valid: `cursor_invalid`, `invalid_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_object`, `record_not_found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecordContextController_listHistory: {
    parameters: {
      query?: {
        /** @description Cursor to go on behind; the beginning of the log without it */
        after?: string;
        /**
         * @description Changes of this attribute alone
         * @example job_title
         */
        attribute?: string;
        limit?: number;
      };
      header?: never;
      path: {
        /** @example people */
        object: string;
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        recordId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0",
           *           "sequence": 4711,
           *           "occurred_at": "2026-01-31T09:30:00.123Z",
           *           "kind": "record",
           *           "operation": "update",
           *           "id": {
           *             "workspace_id": "3c5e7a90-1b2d-4e6f-8a9b-0c1d2e3f4a5b",
           *             "object_id": "5a6b7c8d-9e0f-4a1b-8c2d-3e4f5a6b7c8d",
           *             "record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
           *           },
           *           "object": "people",
           *           "list": null,
           *           "merged_into": null,
           *           "changes": [
           *             {
           *               "attribute_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *               "attribute": "job_title",
           *               "before": [
           *                 {
           *                   "value": "Analyst",
           *                   "attribute_type": "text"
           *                 }
           *               ],
           *               "after": [
           *                 {
           *                   "value": "Analyst",
           *                   "attribute_type": "text"
           *                 }
           *               ]
           *             }
           *           ],
           *           "actor": {
           *             "type": "workspace-member",
           *             "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
           *           },
           *           "cause": "webhook",
           *           "ticket_id": null,
           *           "correlation_id": "4f5a6b7c-8d9e-4f0a-8b1c-2d3e4f5a6b7c",
           *           "observed_at": "2026-01-31T09:30:00.123Z"
           *         }
           *       ],
           *       "pagination": {
           *         "next_cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0",
           *         "has_more": true
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Change'][];
            pagination: {
              /**
               * @description Opaque
               * @example WyJhZnRlciIsIjFmNGIzYzllIl0
               */
              next_cursor: string;
              has_more: boolean;
            };
          };
        };
      };
      /** @description The request is not valid: `cursor_invalid`, `feed_filter_invalid`, `invalid_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_object`, `record_not_found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      410: components['responses']['cursor_expired'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecordQueriesController_queryRecords: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example people */
        object: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          filter?: {
            [key: string]: unknown;
          };
          sorts?: {
            /** @enum {string} */
            direction: 'asc' | 'desc';
            attribute?: string;
            path?: unknown[];
            field?: string;
          }[];
          /** @default 500 */
          limit?: number;
          /** @default 0 */
          offset?: number;
          cursor?: string;
          /** @default [] */
          expand?: string[];
          fields?: string[];
          filter_view_id?: unknown;
          /** @constant */
          view?: 'attio';
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "id": {
           *             "workspace_id": "3c5e7a90-1b2d-4e6f-8a9b-0c1d2e3f4a5b",
           *             "object_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *             "record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
           *           },
           *           "created_at": "2026-01-31T09:30:00.123Z",
           *           "web_url": "https://app.attio.com/acme/person/1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "values": {
           *             "job_title": [
           *               {
           *                 "active_from": "2026-01-31T09:30:00.000000000Z",
           *                 "active_until": null,
           *                 "created_by_actor": {
           *                   "type": "workspace-member",
           *                   "id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
           *                 },
           *                 "value": "Analyst",
           *                 "attribute_type": "text"
           *               }
           *             ]
           *           },
           *           "observed_at": "2026-01-31T09:30:00.123Z"
           *         }
           *       ],
           *       "pagination": {
           *         "next_cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0"
           *       },
           *       "expansion": {
           *         "complete": true
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Record'][];
            pagination: {
              next_cursor: string | null;
            };
            expansion: {
              /** @description false when so many records were referred to that some references stayed as they are */
              complete: boolean;
            };
          };
        };
      };
      /** @description The request is not valid: `cursor_invalid`, `filter_error`, `filter_view_unsupported`, `invalid_filter_field`, `invalid_filter_operator`, `unknown_field`, `unknown_filter_attribute_slug`, `validation_type`, `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['unknown_object'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecordQueriesController_queryEntries: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example people */
        list: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          filter?: {
            [key: string]: unknown;
          };
          sorts?: {
            /** @enum {string} */
            direction: 'asc' | 'desc';
            attribute?: string;
            path?: unknown[];
            field?: string;
          }[];
          /** @default 500 */
          limit?: number;
          /** @default 0 */
          offset?: number;
          cursor?: string;
          /** @default [] */
          expand?: string[];
          fields?: string[];
          filter_view_id?: unknown;
          /** @constant */
          view?: 'attio';
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "id": {
           *             "workspace_id": "3c5e7a90-1b2d-4e6f-8a9b-0c1d2e3f4a5b",
           *             "list_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *             "entry_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
           *           },
           *           "parent_record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "parent_object": "people",
           *           "created_at": "2026-01-31T09:30:00.123Z",
           *           "entry_values": {
           *             "job_title": [
           *               {
           *                 "active_from": "2026-01-31T09:30:00.000000000Z",
           *                 "active_until": null,
           *                 "created_by_actor": {
           *                   "type": "workspace-member",
           *                   "id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
           *                 },
           *                 "value": "Analyst",
           *                 "attribute_type": "text"
           *               }
           *             ]
           *           },
           *           "observed_at": "2026-01-31T09:30:00.123Z"
           *         }
           *       ],
           *       "pagination": {
           *         "next_cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0"
           *       },
           *       "expansion": {
           *         "complete": true
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Entry'][];
            pagination: {
              next_cursor: string | null;
            };
            expansion: {
              /** @description false when so many records were referred to that some references stayed as they are */
              complete: boolean;
            };
          };
        };
      };
      /** @description The request is not valid: `cursor_invalid`, `filter_error`, `filter_view_unsupported`, `invalid_filter_field`, `invalid_filter_operator`, `unknown_field`, `unknown_filter_attribute_slug`, `validation_type`, `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['unknown_list'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecordsController_list: {
    parameters: {
      query?: {
        /** @description Records a page */
        limit?: number;
        /** @description `next_cursor` of the page before */
        cursor?: string;
        /** @description `attio` shows the mirror alone; by default what is on its way to Attio is shown over it */
        view?: 'pending' | 'attio';
        /** @description References to follow, separated by commas, dots lead further: `associated_company.team` */
        expand?: string;
        /** @description Attributes to show, separated by commas */
        fields?: string;
      };
      header?: never;
      path: {
        /** @example people */
        object: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "id": {
           *             "workspace_id": "3c5e7a90-1b2d-4e6f-8a9b-0c1d2e3f4a5b",
           *             "object_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *             "record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
           *           },
           *           "created_at": "2026-01-31T09:30:00.123Z",
           *           "web_url": "https://app.attio.com/acme/person/1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "values": {
           *             "job_title": [
           *               {
           *                 "active_from": "2026-01-31T09:30:00.000000000Z",
           *                 "active_until": null,
           *                 "created_by_actor": {
           *                   "type": "workspace-member",
           *                   "id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
           *                 },
           *                 "value": "Analyst",
           *                 "attribute_type": "text"
           *               }
           *             ]
           *           },
           *           "observed_at": "2026-01-31T09:30:00.123Z"
           *         }
           *       ],
           *       "pagination": {
           *         "next_cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Record'][];
            pagination: {
              /** @description null at the end */
              next_cursor: string | null;
            };
          };
        };
      };
      /** @description The request is not valid: `cursor_invalid`, `unknown_field`, `invalid_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['unknown_object'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecordWritesController_upsert: {
    parameters: {
      query: {
        /** @description Seconds to wait for the end of the edit */
        wait?: number;
        /** @description Answer what would be sent, and send nothing */
        dry_run?: 'true' | 'false';
        /**
         * @description Unique attribute by which an existing record is found; by default the first that has a value
         * @example email_addresses
         */
        matching_attribute: string;
        /** @description When a record holds a unique value already: `link` merges into it, `fail` ends the ticket as failed */
        on_duplicate?: 'link' | 'fail';
      };
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path: {
        /** @example people */
        object: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "data": {
         *         "values": {
         *           "job_title": "Chief of Staff"
         *         }
         *       }
         *     }
         */
        'application/json': {
          data: {
            /**
             * @description By slug or attribute id, in any of Attio's write forms
             * @example {
             *       "job_title": "Chief of Staff"
             *     }
             */
            values: {
              [key: string]: unknown;
            };
          };
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'] | components['schemas']['DryRun'];
          };
        };
      };
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'];
          };
        };
      };
      /** @description The request is not valid: `values_invalid`, `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['unknown_object'];
      409: components['responses']['idempotency_key_reused'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Attio did not answer as it should: `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecordWritesController_create: {
    parameters: {
      query?: {
        /** @description Seconds to wait for the end of the edit */
        wait?: number;
        /** @description Answer what would be sent, and send nothing */
        dry_run?: 'true' | 'false';
        /**
         * @description Unique attribute by which an existing record is found; by default the first that has a value
         * @example email_addresses
         */
        matching_attribute?: string;
        /** @description When a record holds a unique value already: `link` merges into it, `fail` ends the ticket as failed */
        on_duplicate?: 'link' | 'fail';
      };
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path: {
        /** @example people */
        object: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "data": {
         *         "values": {
         *           "job_title": "Chief of Staff"
         *         }
         *       }
         *     }
         */
        'application/json': {
          data: {
            /**
             * @description By slug or attribute id, in any of Attio's write forms
             * @example {
             *       "job_title": "Chief of Staff"
             *     }
             */
            values: {
              [key: string]: unknown;
            };
          };
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'] | components['schemas']['DryRun'];
          };
        };
      };
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'];
          };
        };
      };
      /** @description The request is not valid: `values_invalid`, `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['unknown_object'];
      409: components['responses']['idempotency_key_reused'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Attio did not answer as it should: `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecordsController_get: {
    parameters: {
      query?: {
        /** @description `attio` shows the mirror alone; by default what is on its way to Attio is shown over it */
        view?: 'pending' | 'attio';
        /** @description References to follow, separated by commas, dots lead further: `associated_company.team` */
        expand?: string;
        /** @description Attributes to show, separated by commas */
        fields?: string;
        /** @description The record as the mirror showed it at this moment */
        as_of?: string;
      };
      header?: never;
      path: {
        /** @example people */
        object: string;
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        recordId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": {
           *           "workspace_id": "3c5e7a90-1b2d-4e6f-8a9b-0c1d2e3f4a5b",
           *           "object_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "record_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
           *         },
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "web_url": "https://app.attio.com/acme/person/1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "values": {
           *           "job_title": [
           *             {
           *               "active_from": "2026-01-31T09:30:00.000000000Z",
           *               "active_until": null,
           *               "created_by_actor": {
           *                 "type": "workspace-member",
           *                 "id": "6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f"
           *               },
           *               "value": "Analyst",
           *               "attribute_type": "text"
           *             }
           *           ]
           *         },
           *         "observed_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Record'];
          };
        };
      };
      /** @description The request is not valid: `unknown_field`, `moment_unknown`, `invalid_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_object`, `record_not_found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecordWritesController_delete: {
    parameters: {
      query?: {
        /** @description Seconds to wait for the end of the edit */
        wait?: number;
        /** @description Answer what would be sent, and send nothing */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path: {
        /** @example people */
        object: string;
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        recordId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'] | components['schemas']['DryRun'];
          };
        };
      };
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_object`, `record_not_found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['idempotency_key_reused'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Attio did not answer as it should: `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecordWritesController_update: {
    parameters: {
      query?: {
        /** @description Seconds to wait for the end of the edit */
        wait?: number;
        /** @description Answer what would be sent, and send nothing */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path: {
        /** @example people */
        object: string;
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        recordId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "data": {
         *         "values": {
         *           "job_title": "Chief of Staff"
         *         },
         *         "base": {
         *           "job_title": "Chief of Staff"
         *         }
         *       }
         *     }
         */
        'application/json': {
          data: {
            /**
             * @description By slug or attribute id, in any of Attio's write forms
             * @example {
             *       "job_title": "Chief of Staff"
             *     }
             */
            values: {
              [key: string]: unknown;
            };
            /**
             * @description What the editor saw; by default what a read shows now
             * @example {
             *       "job_title": "Chief of Staff"
             *     }
             */
            base?: {
              [key: string]: unknown;
            };
          };
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'] | components['schemas']['DryRun'];
          };
        };
      };
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'];
          };
        };
      };
      /** @description The request is not valid: `values_invalid`, `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_object`, `record_not_found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      409: components['responses']['idempotency_key_reused'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Attio did not answer as it should: `attio_refused`, `attio_unauthorized`, `attio_unexpected_answer` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Attio did not answer as it should: `attio_unavailable`, `attio_circuit_open`, `attio_rate_limited`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SchemaController_listObjects: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "slug": "people",
           *           "title": "People"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            data: {
              /**
               * Format: uuid
               * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
               */
              id: string;
              /** @example people */
              slug: string;
              /** @example People */
              title: string;
            }[];
          };
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SchemaController_getObject: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example people */
        object: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "slug": "people",
           *         "title": "People",
           *         "attributes": [
           *           {
           *             "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *             "slug": "job_title",
           *             "title": "Job title",
           *             "type": "text",
           *             "is_multiselect": false,
           *             "is_unique": false,
           *             "is_required": false,
           *             "is_writable": true,
           *             "is_archived": false,
           *             "choices": []
           *           }
           *         ]
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Collection'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['unknown_object'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SchemaController_getList: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example people */
        list: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "slug": "people",
           *         "title": "People",
           *         "attributes": [
           *           {
           *             "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *             "slug": "job_title",
           *             "title": "Job title",
           *             "type": "text",
           *             "is_multiselect": false,
           *             "is_unique": false,
           *             "is_required": false,
           *             "is_writable": true,
           *             "is_archived": false,
           *             "choices": []
           *           }
           *         ]
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Collection'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['unknown_list'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SearchController_find: {
    parameters: {
      query: {
        /**
         * @description Words, or the beginnings of words, of names, titles, e-mail addresses and domains
         * @example ada love
         */
        q: string;
        /** @description Objects to search, separated by commas; all, and the lists, when left out */
        objects?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "kind": "record",
           *           "object": "people",
           *           "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "title": "Ada Lovelace",
           *           "web_url": "https://app.attio.com/acme/person/1f4b3c9e",
           *           "email_addresses": [
           *             "ada@analytical.example"
           *           ],
           *           "domains": [
           *             "analytical.example"
           *           ],
           *           "rank": 0
           *         }
           *       ]
           *     }
           */
          'application/json': {
            data: components['schemas']['SearchHit'][];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['unknown_object'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RunsController_list: {
    parameters: {
      query?: {
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "kind": "record",
           *           "scope_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "scope_slug": "people",
           *           "purpose": "reconcile",
           *           "trigger": "schedule",
           *           "state": "running",
           *           "phase": "scan",
           *           "pages_done": 3,
           *           "rows_seen": 1500,
           *           "rows_expected": 4000,
           *           "rows_written": 3,
           *           "rows_per_second": 900,
           *           "eta_seconds": 3,
           *           "differences": 3,
           *           "requests_used": 3,
           *           "attempts": 1,
           *           "feed_from": "4711",
           *           "has_certificate": false,
           *           "error": null,
           *           "created_at": "2026-01-31T09:30:00.123Z",
           *           "started_at": "2026-01-31T09:30:00.123Z",
           *           "finished_at": null
           *         }
           *       ]
           *     }
           */
          'application/json': {
            data: components['schemas']['Run'][];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RunsController_start: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "object": "people"
         *     }
         */
        'application/json': {
          /**
           * @description Slug or id of an object or list
           * @example people
           */
          object?: string;
          /**
           * @description A kind that belongs to the workspace, e.g. `note`; or tells apart what has the same name
           * @enum {string}
           */
          kind?: 'record' | 'entry' | 'note' | 'task' | 'comment' | 'member' | 'meeting' | 'call_recording';
          /**
           * @default verify
           * @enum {string}
           */
          purpose?: 'backfill' | 'reconcile' | 'verify';
          /**
           * @description A verification that repairs what it finds is a reconciliation
           * @default false
           */
          repair?: boolean;
        };
      };
    };
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "kind": "record",
           *         "scope_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "scope_slug": "people",
           *         "purpose": "reconcile",
           *         "trigger": "schedule",
           *         "state": "running",
           *         "phase": "scan",
           *         "pages_done": 3,
           *         "rows_seen": 1500,
           *         "rows_expected": 4000,
           *         "rows_written": 3,
           *         "rows_per_second": 900,
           *         "eta_seconds": 3,
           *         "differences": 3,
           *         "requests_used": 3,
           *         "attempts": 1,
           *         "feed_from": "4711",
           *         "has_certificate": false,
           *         "error": null,
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "started_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": null
           *       },
           *       "is_new": true
           *     }
           */
          'application/json': {
            data: components['schemas']['Run'];
            is_new: boolean;
          };
        };
      };
      /** @description The request is not valid: `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `unknown_object`, `unknown_list`, `not_mirrored` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description Not ready yet: `workspace_unbound`, `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RunsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        runId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "kind": "record",
           *         "scope_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "scope_slug": "people",
           *         "purpose": "reconcile",
           *         "trigger": "schedule",
           *         "state": "running",
           *         "phase": "scan",
           *         "pages_done": 3,
           *         "rows_seen": 1500,
           *         "rows_expected": 4000,
           *         "rows_written": 3,
           *         "rows_per_second": 900,
           *         "eta_seconds": 3,
           *         "differences": 3,
           *         "requests_used": 3,
           *         "attempts": 1,
           *         "feed_from": "4711",
           *         "has_certificate": false,
           *         "error": null,
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "started_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": null
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Run'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['run_not_found'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RunsController_certificate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        runId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "run_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "kind": "record",
           *         "scope_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "object": "people",
           *         "purpose": "verify",
           *         "is_equal": true,
           *         "rows": {
           *           "attio": 3,
           *           "mirror": 3
           *         },
           *         "digest": {
           *           "algorithm": "sum128-sha256",
           *           "attio": "0f3c7a",
           *           "mirror": "0f3c7a"
           *         },
           *         "differences": {
           *           "total": 3,
           *           "missing": 3,
           *           "different": 3,
           *           "extra": 3,
           *           "repaired": 3,
           *           "unrepaired": 3,
           *           "lost_events": 3,
           *           "listed": []
           *         },
           *         "in_flight": 3,
           *         "unsettled": 3,
           *         "observed_from": "2026-01-31T09:30:00.123Z",
           *         "observed_to": "2026-01-31T09:30:00.123Z",
           *         "lag_ms": 0,
           *         "requests": 3,
           *         "pages": 3
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Certificate'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      /** @description Not found: `run_not_found`, `certificate_missing` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RunsController_cancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        runId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "kind": "record",
           *         "scope_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "scope_slug": "people",
           *         "purpose": "reconcile",
           *         "trigger": "schedule",
           *         "state": "running",
           *         "phase": "scan",
           *         "pages_done": 3,
           *         "rows_seen": 1500,
           *         "rows_expected": 4000,
           *         "rows_written": 3,
           *         "rows_per_second": 900,
           *         "eta_seconds": 3,
           *         "differences": 3,
           *         "requests_used": 3,
           *         "attempts": 1,
           *         "feed_from": "4711",
           *         "has_certificate": false,
           *         "error": null,
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "started_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": null
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Run'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['run_not_found'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RunsController_events: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        runId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Server-sent events */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example event: …
           *     id: …
           *     data: {…}
           */
          'text/event-stream': string;
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['run_not_found'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SyncController_listSchedules: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "name": "reconcile:people",
           *           "kind": "record",
           *           "scope_slug": "people",
           *           "cron": "0 3 * * *",
           *           "next_at": "2026-01-31T09:30:00.123Z",
           *           "last_at": "2026-01-31T09:30:00.123Z"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            data: {
              /** @example reconcile:people */
              name: string;
              /** @example record */
              kind: string | null;
              /** @example people */
              scope_slug: string | null;
              /** @example 0 3 * * * */
              cron: string;
              /**
               * Format: date-time
               * @example 2026-01-31T09:30:00.123Z
               */
              next_at: string;
              last_at: string | null;
            }[];
          };
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SyncController_getGap: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "days": 30,
           *         "lost_events": 3,
           *         "lost_per_day": 0,
           *         "applied_deliveries": 3,
           *         "loss_rate": 0
           *       }
           *     }
           */
          'application/json': {
            data: {
              /** @example 30 */
              days: number;
              /** @example 3 */
              lost_events: number;
              lost_per_day: number;
              /** @example 3 */
              applied_deliveries: number;
              loss_rate: number | null;
            };
          };
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SubscriptionsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "name": "billing",
           *           "target_url": "https://hooks.acme.example/attio",
           *           "filter": {
           *             "operations": [
           *               "update"
           *             ],
           *             "include_derived": false
           *           },
           *           "state": "active",
           *           "cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0",
           *           "pending_sequences": 3,
           *           "failed_attempts": 0,
           *           "failing_since": null,
           *           "next_attempt_at": null,
           *           "last_error": null,
           *           "last_delivered_at": "2026-01-31T09:30:00.123Z",
           *           "previous_secret_until": null,
           *           "created_at": "2026-01-31T09:30:00.123Z"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            data: components['schemas']['Subscription'][];
          };
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SubscriptionsController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "billing",
         *       "target_url": "https://hooks.acme.example/attio",
         *       "filter": {
         *         "objects": [
         *           "people"
         *         ],
         *         "operations": [
         *           "update"
         *         ]
         *       }
         *     }
         */
        'application/json': {
          /** @example billing */
          name: string;
          /**
           * Format: uri
           * @description https://, on a public address
           * @example https://hooks.acme.example/attio
           */
          target_url: string;
          /**
           * @default {}
           * @example {
           *       "objects": [
           *         "people"
           *       ],
           *       "operations": [
           *         "update"
           *       ]
           *     }
           */
          filter?: {
            kinds?: ('record' | 'entry' | 'note' | 'task' | 'comment' | 'member' | 'meeting' | 'call_recording')[];
            objects?: string[];
            lists?: string[];
            attributes?: string[];
            record_ids?: string[];
            operations?: ('create' | 'update' | 'delete' | 'merge')[];
            causes?: ('backfill' | 'webhook' | 'reconcile' | 'push' | 'resolve' | 'erase')[];
            include_derived?: boolean;
          };
          /** @description Cursor to start behind; from now on without it */
          after?: string;
        };
      };
    };
    responses: {
      /** @description Made */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "name": "billing",
           *         "target_url": "https://hooks.acme.example/attio",
           *         "filter": {
           *           "operations": [
           *             "update"
           *           ],
           *           "include_derived": false
           *         },
           *         "state": "active",
           *         "cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0",
           *         "pending_sequences": 3,
           *         "failed_attempts": 0,
           *         "failing_since": null,
           *         "next_attempt_at": null,
           *         "last_error": null,
           *         "last_delivered_at": "2026-01-31T09:30:00.123Z",
           *         "previous_secret_until": null,
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
           *       }
           *     }
           */
          'application/json': {
            data: {
              /**
               * Format: uuid
               * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
               */
              id: string;
              /** @example billing */
              name: string;
              /** @example https://hooks.acme.example/attio */
              target_url: string;
              /**
               * @description Kept by ids, so that a renamed slug changes nothing
               * @example {
               *       "operations": [
               *         "update"
               *       ],
               *       "include_derived": false
               *     }
               */
              filter: {
                [key: string]: unknown;
              };
              /**
               * @description active, paused or disabled
               * @example active
               */
              state: string;
              /**
               * @description Everything up to here is delivered
               * @example WyJhZnRlciIsIjFmNGIzYzllIl0
               */
              cursor: string;
              /**
               * @description Changes behind the cursor, whether or not they pass the filter
               * @example 3
               */
              pending_sequences: number;
              /** @example 0 */
              failed_attempts: number;
              /** @example null */
              failing_since: string | null;
              /** @example null */
              next_attempt_at: string | null;
              /** @example null */
              last_error: string | null;
              last_delivered_at: string | null;
              /** @example null */
              previous_secret_until: string | null;
              /**
               * Format: date-time
               * @example 2026-01-31T09:30:00.123Z
               */
              created_at: string;
              /**
               * @description Shown this once
               * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
               */
              secret: string;
            };
          };
        };
      };
      /** @description The request is not valid: `target_forbidden`, `feed_filter_invalid`, `cursor_invalid`, `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      410: components['responses']['cursor_expired'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SubscriptionsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "name": "billing",
           *         "target_url": "https://hooks.acme.example/attio",
           *         "filter": {
           *           "operations": [
           *             "update"
           *           ],
           *           "include_derived": false
           *         },
           *         "state": "active",
           *         "cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0",
           *         "pending_sequences": 3,
           *         "failed_attempts": 0,
           *         "failing_since": null,
           *         "next_attempt_at": null,
           *         "last_error": null,
           *         "last_delivered_at": "2026-01-31T09:30:00.123Z",
           *         "previous_secret_until": null,
           *         "created_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Subscription'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['subscription_not_found'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SubscriptionsController_delete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; no content */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['subscription_not_found'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SubscriptionsController_edit: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "filter": {
         *         "objects": [
         *           "people"
         *         ],
         *         "operations": [
         *           "update"
         *         ]
         *       }
         *     }
         */
        'application/json': {
          name?: string;
          /** Format: uri */
          target_url?: string;
          /**
           * @example {
           *       "objects": [
           *         "people"
           *       ],
           *       "operations": [
           *         "update"
           *       ]
           *     }
           */
          filter?: {
            kinds?: ('record' | 'entry' | 'note' | 'task' | 'comment' | 'member' | 'meeting' | 'call_recording')[];
            objects?: string[];
            lists?: string[];
            attributes?: string[];
            record_ids?: string[];
            operations?: ('create' | 'update' | 'delete' | 'merge')[];
            causes?: ('backfill' | 'webhook' | 'reconcile' | 'push' | 'resolve' | 'erase')[];
            include_derived?: boolean;
          };
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "name": "billing",
           *         "target_url": "https://hooks.acme.example/attio",
           *         "filter": {
           *           "operations": [
           *             "update"
           *           ],
           *           "include_derived": false
           *         },
           *         "state": "active",
           *         "cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0",
           *         "pending_sequences": 3,
           *         "failed_attempts": 0,
           *         "failing_since": null,
           *         "next_attempt_at": null,
           *         "last_error": null,
           *         "last_delivered_at": "2026-01-31T09:30:00.123Z",
           *         "previous_secret_until": null,
           *         "created_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Subscription'];
          };
        };
      };
      /** @description The request is not valid: `target_forbidden`, `feed_filter_invalid`, `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['subscription_not_found'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SubscriptionsController_pause: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "name": "billing",
           *         "target_url": "https://hooks.acme.example/attio",
           *         "filter": {
           *           "operations": [
           *             "update"
           *           ],
           *           "include_derived": false
           *         },
           *         "state": "active",
           *         "cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0",
           *         "pending_sequences": 3,
           *         "failed_attempts": 0,
           *         "failing_since": null,
           *         "next_attempt_at": null,
           *         "last_error": null,
           *         "last_delivered_at": "2026-01-31T09:30:00.123Z",
           *         "previous_secret_until": null,
           *         "created_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Subscription'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['subscription_not_found'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SubscriptionsController_enable: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "name": "billing",
           *         "target_url": "https://hooks.acme.example/attio",
           *         "filter": {
           *           "operations": [
           *             "update"
           *           ],
           *           "include_derived": false
           *         },
           *         "state": "active",
           *         "cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0",
           *         "pending_sequences": 3,
           *         "failed_attempts": 0,
           *         "failing_since": null,
           *         "next_attempt_at": null,
           *         "last_error": null,
           *         "last_delivered_at": "2026-01-31T09:30:00.123Z",
           *         "previous_secret_until": null,
           *         "created_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Subscription'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['subscription_not_found'];
      410: components['responses']['cursor_expired'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SubscriptionsController_skip: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "sequence": 4711
         *     }
         */
        'application/json': {
          /**
           * @description Of the message that is never accepted, as the attempts tell it
           * @example 4711
           */
          sequence: number;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "name": "billing",
           *         "target_url": "https://hooks.acme.example/attio",
           *         "filter": {
           *           "operations": [
           *             "update"
           *           ],
           *           "include_derived": false
           *         },
           *         "state": "active",
           *         "cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0",
           *         "pending_sequences": 3,
           *         "failed_attempts": 0,
           *         "failing_since": null,
           *         "next_attempt_at": null,
           *         "last_error": null,
           *         "last_delivered_at": "2026-01-31T09:30:00.123Z",
           *         "previous_secret_until": null,
           *         "created_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Subscription'];
          };
        };
      };
      /** @description The request is not valid: `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['subscription_not_found'];
      409: components['responses']['subscription_not_blocked'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SubscriptionsController_rotateSecret: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /** @example {} */
        'application/json': {
          /**
           * @description How long the old secret signs as well
           * @default 24
           */
          grace_hours?: number;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "name": "billing",
           *         "target_url": "https://hooks.acme.example/attio",
           *         "filter": {
           *           "operations": [
           *             "update"
           *           ],
           *           "include_derived": false
           *         },
           *         "state": "active",
           *         "cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0",
           *         "pending_sequences": 3,
           *         "failed_attempts": 0,
           *         "failing_since": null,
           *         "next_attempt_at": null,
           *         "last_error": null,
           *         "last_delivered_at": "2026-01-31T09:30:00.123Z",
           *         "previous_secret_until": null,
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
           *       }
           *     }
           */
          'application/json': {
            data: {
              /**
               * Format: uuid
               * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
               */
              id: string;
              /** @example billing */
              name: string;
              /** @example https://hooks.acme.example/attio */
              target_url: string;
              /**
               * @description Kept by ids, so that a renamed slug changes nothing
               * @example {
               *       "operations": [
               *         "update"
               *       ],
               *       "include_derived": false
               *     }
               */
              filter: {
                [key: string]: unknown;
              };
              /**
               * @description active, paused or disabled
               * @example active
               */
              state: string;
              /**
               * @description Everything up to here is delivered
               * @example WyJhZnRlciIsIjFmNGIzYzllIl0
               */
              cursor: string;
              /**
               * @description Changes behind the cursor, whether or not they pass the filter
               * @example 3
               */
              pending_sequences: number;
              /** @example 0 */
              failed_attempts: number;
              /** @example null */
              failing_since: string | null;
              /** @example null */
              next_attempt_at: string | null;
              /** @example null */
              last_error: string | null;
              last_delivered_at: string | null;
              /** @example null */
              previous_secret_until: string | null;
              /**
               * Format: date-time
               * @example 2026-01-31T09:30:00.123Z
               */
              created_at: string;
              /**
               * @description Shown this once
               * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
               */
              secret: string;
            };
          };
        };
      };
      /** @description The request is not valid: `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['subscription_not_found'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SubscriptionsController_replay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /** @example {} */
        'application/json': {
          after?: string;
          until?: string;
          /** Format: date-time */
          since_time?: string;
          /** Format: date-time */
          until_time?: string;
        };
      };
    };
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "replay_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12"
           *       }
           *     }
           */
          'application/json': {
            data: {
              /**
               * Format: uuid
               * @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12
               */
              replay_id: string;
            };
          };
        };
      };
      /** @description The request is not valid: `cursor_invalid`, `invalid_request`, `bad_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['subscription_not_found'];
      410: components['responses']['cursor_expired'];
      413: components['responses']['body_too_large'];
      415: components['responses']['unsupported_media_type'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SubscriptionsController_listAttempts: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        outcome?: 'delivered' | 'failed' | 'skipped';
      };
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "sequence": 4711,
           *           "outcome": "delivered",
           *           "status": 204,
           *           "error": null,
           *           "duration_ms": 41,
           *           "replay_id": null,
           *           "attempted_at": "2026-01-31T09:30:00.123Z"
           *         }
           *       ],
           *       "pagination": {
           *         "next_cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0"
           *       }
           *     }
           */
          'application/json': {
            data: {
              /** @example 4711 */
              sequence: number;
              /** @example delivered */
              outcome: string;
              /** @example 204 */
              status: number | null;
              /** @example null */
              error: string | null;
              /** @example 41 */
              duration_ms: number;
              /**
               * @description Set when it belongs to a replay
               * @example null
               */
              replay_id: string | null;
              /**
               * Format: date-time
               * @example 2026-01-31T09:30:00.123Z
               */
              attempted_at: string;
            }[];
            pagination: {
              /** @description null at the end */
              next_cursor: string | null;
            };
          };
        };
      };
      /** @description The request is not valid: `cursor_invalid`, `invalid_request` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['subscription_not_found'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  TicketsController_list: {
    parameters: {
      query?: {
        state?: 'pending' | 'pushing' | 'applied' | 'superseded' | 'conflict' | 'failed' | 'cancelled';
        /** @description Tickets of one item; provisional ids are found as well */
        item_id?: string;
        limit?: number;
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": [
           *         {
           *           "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "state": "applied",
           *           "visible": true,
           *           "kind": "record",
           *           "operation": "update",
           *           "purpose": "edit",
           *           "collection": "people",
           *           "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *           "provisional_id": null,
           *           "attributes": {
           *             "job_title": {
           *               "result": "written",
           *               "rule": "untouched"
           *             }
           *           },
           *           "code": null,
           *           "message": null,
           *           "holder_id": null,
           *           "source_id": null,
           *           "observed_at": "2026-01-31T09:30:00.123Z",
           *           "created_at": "2026-01-31T09:30:00.123Z",
           *           "finished_at": "2026-01-31T09:30:00.123Z"
           *         }
           *       ],
           *       "pagination": {
           *         "next_cursor": "WyJhZnRlciIsIjFmNGIzYzllIl0"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'][];
            pagination: {
              /** @description null at the end */
              next_cursor: string | null;
            };
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  TicketsController_counts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "applied": 120,
           *         "conflict": 2
           *       }
           *     }
           */
          'application/json': {
            /**
             * @example {
             *       "applied": 120,
             *       "conflict": 2
             *     }
             */
            data: {
              [key: string]: number;
            };
          };
        };
      };
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  TicketsController_get: {
    parameters: {
      query?: {
        /** @description Seconds to wait for the end of the edit */
        wait?: number;
      };
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        ticketId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['ticket_not_found'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  TicketsController_cancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        ticketId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['ticket_not_found'];
      409: components['responses']['ticket_state'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  TicketsController_replay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        ticketId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['ticket_not_found'];
      409: components['responses']['ticket_state'];
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  TicketsController_revert: {
    parameters: {
      query?: {
        /** @description Seconds to wait for the end of the edit */
        wait?: number;
      };
      header?: {
        /**
         * @description A repetition with the same key is answered with the first ticket; another request with it is refused
         * @example order-4711
         */
        'Idempotency-Key'?: string;
        /**
         * @description Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge
         * @example 6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f
         */
        'Acting-Member'?: string;
      };
      path: {
        /** @example 1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12 */
        ticketId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "state": "applied",
           *         "visible": true,
           *         "kind": "record",
           *         "operation": "update",
           *         "purpose": "edit",
           *         "collection": "people",
           *         "item_id": "1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12",
           *         "provisional_id": null,
           *         "attributes": {
           *           "job_title": {
           *             "result": "written",
           *             "rule": "untouched"
           *           }
           *         },
           *         "code": null,
           *         "message": null,
           *         "holder_id": null,
           *         "source_id": null,
           *         "observed_at": "2026-01-31T09:30:00.123Z",
           *         "created_at": "2026-01-31T09:30:00.123Z",
           *         "finished_at": "2026-01-31T09:30:00.123Z"
           *       }
           *     }
           */
          'application/json': {
            data: components['schemas']['Ticket'];
          };
        };
      };
      400: components['responses']['invalid_request'];
      401: components['responses']['api_key_refused'];
      403: components['responses']['api_scope_missing'];
      404: components['responses']['ticket_not_found'];
      /** @description Not possible now: `ticket_state`, `idempotency_key_reused` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      429: components['responses']['rate_limited'];
      500: components['responses']['internal_error'];
      /** @description The database is away: `database_unavailable`, `overloaded` */
      503: {
        headers: {
          /**
           * @description Seconds to wait
           * @example 1
           */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
