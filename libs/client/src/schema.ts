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
  '/v1/notes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
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
    get?: never;
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
    delete?: never;
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
    get?: never;
    put?: never;
    /** Comment on a record or an entry, or answer in a thread, as a workspace member */
    post: operations['ActivityController_createComment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/{kind}/{itemId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Delete a note, a task or a comment; the first comment takes its thread with it */
    delete: operations['ActivityController_delete'];
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
    get?: never;
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
    /** Every stage a deal was in, oldest first */
    get: operations['DealsController_stages'];
    put?: never;
    post?: never;
    delete?: never;
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
    /** Every stage an entry was in, oldest first */
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
  schemas: never;
  responses: never;
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  DiffController_diff: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        object: string;
        recordId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              cursor: string;
              sequence: number;
              occurred_at: string;
              kind: string;
              operation: string;
              id: {
                [key: string]: string;
              };
              object: string | null;
              list: string | null;
              merged_into: string | null;
              changes: {
                attribute_id: string | null;
                attribute: string | null;
                before: unknown;
                after: unknown;
              }[];
              actor: {
                type: string | null;
                id: string | null;
              } | null;
              cause: string;
              ticket_id: string | null;
              correlation_id: string | null;
              observed_at: string;
            }[];
            pagination: {
              next_cursor: string;
              has_more: boolean;
            };
          };
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              cursor: string;
              taken_at: string;
            };
          };
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
      header: {
        'last-event-id': string;
        /** @description Set by the browser when it comes back */
        'Last-Event-ID'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Never ends by itself */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
    };
  };
  ActivityController_createNote: {
    parameters: {
      query?: {
        wait?: number;
        dry_run?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
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
      201: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ActivityController_createTask: {
    parameters: {
      query?: {
        wait?: number;
        dry_run?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            content: string;
            /**
             * Format: date-time
             * @default null
             */
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
      201: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ActivityController_changeTask: {
    parameters: {
      query?: {
        wait?: number;
        dry_run?: 'true' | 'false';
      };
      header?: never;
      path: {
        itemId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            /** Format: date-time */
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ActivityController_createComment: {
    parameters: {
      query?: {
        wait?: number;
        dry_run?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
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
      201: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ActivityController_delete: {
    parameters: {
      query?: {
        wait?: number;
        dry_run?: 'true' | 'false';
      };
      header?: never;
      path: {
        kind: 'notes' | 'tasks' | 'comments';
        itemId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ConflictsController_list: {
    parameters: {
      query?: {
        state?: 'open' | 'resolved' | 'all';
        reason?: 'both_changed' | 'lost_update' | 'deleted_there' | 'deleted_here';
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ConflictsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        conflictId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ConflictsController_resolveMany: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          ids: string[];
          /** @enum {string} */
          resolution: 'local' | 'remote';
          keep_as_policy?: true | ('latest_wins' | 'attio_wins' | 'local_wins' | 'person_wins' | 'set_merge' | 'ask');
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ConflictsController_resolve: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        conflictId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          resolution: 'local' | 'remote' | 'merged';
          value?: unknown;
          keep_as_policy?: true | ('latest_wins' | 'attio_wins' | 'local_wins' | 'person_wins' | 'set_merge' | 'ask');
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ConflictsController_reopen: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        conflictId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ContactsController_list: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        email?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ContactWritesController_upsertPerson: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?:
            | string
            | {
                [key: string]: unknown;
              };
          emails?: string[];
          phones?: (
            | string
            | {
                [key: string]: unknown;
              }
          )[];
          job_title?: string | null;
          company?:
            | {
                /** Format: uuid */
                id: string;
              }
            | {
                domain: string;
                name?: string;
              };
          values?: {
            [key: string]: unknown;
          };
        };
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ContactWritesController_upsertCompany: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          domains?: string[];
          values?: {
            [key: string]: unknown;
          };
        };
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  DealsController_create: {
    parameters: {
      query?: {
        wait?: number;
        dry_run?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          owner:
            | string
            | {
                [key: string]: unknown;
              };
          stage: string;
          value?: number | string;
          /** @default {} */
          values?: {
            [key: string]: unknown;
          };
        };
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  DealsController_moveStage: {
    parameters: {
      query?: {
        wait?: number;
        dry_run?: 'true' | 'false';
      };
      header?: never;
      path: {
        recordId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          stage: string;
          attribute?: string;
        };
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  DealsController_stages: {
    parameters: {
      query?: {
        attribute?: string;
      };
      header?: never;
      path: {
        recordId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ExternalLinksController_list: {
    parameters: {
      query: {
        object: string;
        record_id: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ExternalLinksController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        system: string;
        externalId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ExternalLinksController_link: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        system: string;
        externalId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          object: string;
          /** Format: uuid */
          record_id: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ExternalLinksController_unlink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        system: string;
        externalId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ListsController_get: {
    parameters: {
      query?: {
        view?: 'pending' | 'attio';
      };
      header?: never;
      path: {
        list: string;
        entryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ListsController_remove: {
    parameters: {
      query?: {
        wait?: number;
        dry_run?: 'true' | 'false';
      };
      header?: never;
      path: {
        list: string;
        entryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ListsController_change: {
    parameters: {
      query?: {
        wait?: number;
        dry_run?: 'true' | 'false';
      };
      header?: never;
      path: {
        list: string;
        entryId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            entry_values: {
              [key: string]: unknown;
            };
            base?: {
              [key: string]: unknown;
            };
          };
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ListsController_add: {
    parameters: {
      query?: {
        wait?: number;
        dry_run?: 'true' | 'false';
      };
      header?: never;
      path: {
        list: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data:
            | {
                parent_object: string;
                /** Format: uuid */
                parent_record_id: string;
                /** @default {} */
                entry_values?: {
                  [key: string]: unknown;
                };
              }
            | {
                parent_object: string;
                /** Format: uuid */
                parent_record_id: string;
                /** @default {} */
                entry_values?: {
                  [key: string]: unknown;
                };
              }[];
        };
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ListsController_moveStage: {
    parameters: {
      query?: {
        wait?: number;
        dry_run?: 'true' | 'false';
      };
      header?: never;
      path: {
        list: string;
        entryId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          stage: string;
          attribute?: string;
        };
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ListsController_stages: {
    parameters: {
      query?: {
        attribute?: string;
      };
      header?: never;
      path: {
        list: string;
        entryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              id: string;
              webhook_id: string;
              state: string;
              reason: string | null;
              received_at: string;
              settled_at: string | null;
              events: {
                event_type: string;
                kind: string | null;
                scope_id: string | null;
                item_id: string | null;
                attribute_id: string | null;
                outcome: string | null;
                reason: string | null;
              }[];
            }[];
            pagination: {
              next_cursor: string | null;
            };
          };
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
          delivery_ids?: string[];
        };
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              replayed: string[];
              has_more: boolean;
            };
          };
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              id: string;
              queue: string;
              name: string;
              payload: unknown;
              attempts: number;
              error: string;
              failed_at: string | null;
            }[];
          };
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
          ids?: string[];
        };
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              retried: number;
            };
          };
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
      /** @description The Health Check is not successful */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
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
      /** @description The Health Check is not successful */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
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
      /** @description The Health Check is not successful */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
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
      /** @description The Health Check is not successful */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              id: string;
              name: string;
              scopes: string[];
              created_at: string;
              last_used_at: string | null;
              rotated_at: string | null;
              previous_valid_until: string | null;
              revoked_at: string | null;
            }[];
          };
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
        'application/json': {
          name: string;
          scopes: ('read' | 'write' | 'admin')[];
        };
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              id: string;
              name: string;
              scopes: string[];
              created_at: string;
              last_used_at: string | null;
              rotated_at: string | null;
              previous_valid_until: string | null;
              revoked_at: string | null;
              /** @description Shown this once */
              key: string;
            };
          };
        };
      };
    };
  };
  KeysController_rotate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              id: string;
              name: string;
              scopes: string[];
              created_at: string;
              last_used_at: string | null;
              rotated_at: string | null;
              previous_valid_until: string | null;
              revoked_at: string | null;
              /** @description Shown this once */
              key: string;
            };
          };
        };
      };
    };
  };
  KeysController_revoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              id: string;
              name: string;
              scopes: string[];
              created_at: string;
              last_used_at: string | null;
              rotated_at: string | null;
              previous_valid_until: string | null;
              revoked_at: string | null;
            };
          };
        };
      };
    };
  };
  RecordQueriesController_queryRecords: {
    parameters: {
      query?: never;
      header?: never;
      path: {
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
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  RecordQueriesController_queryEntries: {
    parameters: {
      query?: never;
      header?: never;
      path: {
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
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  RecordsController_list: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        view?: 'pending' | 'attio';
        expand?: string;
        fields?: string;
      };
      header?: never;
      path: {
        object: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  RecordWritesController_upsert: {
    parameters: {
      query: {
        wait?: number;
        dry_run?: 'true' | 'false';
        matching_attribute: string;
        on_duplicate?: 'link' | 'fail';
      };
      header?: never;
      path: {
        object: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            values: {
              [key: string]: unknown;
            };
          };
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  RecordWritesController_create: {
    parameters: {
      query?: {
        wait?: number;
        dry_run?: 'true' | 'false';
        matching_attribute?: string;
        on_duplicate?: 'link' | 'fail';
      };
      header?: never;
      path: {
        object: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            values: {
              [key: string]: unknown;
            };
          };
        };
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  RecordsController_get: {
    parameters: {
      query?: {
        view?: 'pending' | 'attio';
        expand?: string;
        fields?: string;
        as_of?: string;
      };
      header?: never;
      path: {
        object: string;
        recordId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  RecordWritesController_delete: {
    parameters: {
      query?: {
        wait?: number;
        dry_run?: 'true' | 'false';
      };
      header?: never;
      path: {
        object: string;
        recordId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  RecordWritesController_update: {
    parameters: {
      query?: {
        wait?: number;
        dry_run?: 'true' | 'false';
      };
      header?: never;
      path: {
        object: string;
        recordId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            values: {
              [key: string]: unknown;
            };
            base?: {
              [key: string]: unknown;
            };
          };
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  SearchController_find: {
    parameters: {
      query: {
        q: string;
        objects?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
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
        'application/json': {
          object?: string;
          /** @enum {string} */
          kind?: 'record' | 'entry' | 'note' | 'task' | 'comment' | 'member' | 'meeting' | 'call_recording';
          /**
           * @default verify
           * @enum {string}
           */
          purpose?: 'backfill' | 'reconcile' | 'verify';
          /** @default false */
          repair?: boolean;
        };
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  RunsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        runId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  RunsController_certificate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        runId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  RunsController_cancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        runId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  RunsController_events: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        runId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              id: string;
              name: string;
              target_url: string;
              filter: {
                [key: string]: unknown;
              };
              state: string;
              cursor: string;
              pending_sequences: number;
              failed_attempts: number;
              failing_since: string | null;
              next_attempt_at: string | null;
              last_error: string | null;
              last_delivered_at: string | null;
              previous_secret_until: string | null;
              created_at: string;
            }[];
          };
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
        'application/json': {
          name: string;
          /**
           * Format: uri
           * @description https://, on a public address
           */
          target_url: string;
          /** @default {} */
          filter?: {
            kinds?: ('record' | 'entry' | 'note' | 'task' | 'comment' | 'member' | 'meeting' | 'call_recording')[];
            objects?: string[];
            lists?: string[];
            attributes?: string[];
            record_ids?: string[];
            operations?: ('create' | 'update' | 'delete' | 'merge')[];
            causes?: ('backfill' | 'webhook' | 'reconcile' | 'push' | 'resolve')[];
            include_derived?: boolean;
          };
          /** @description Cursor to start behind; from now on without it */
          after?: string;
        };
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              id: string;
              name: string;
              target_url: string;
              filter: {
                [key: string]: unknown;
              };
              state: string;
              cursor: string;
              pending_sequences: number;
              failed_attempts: number;
              failing_since: string | null;
              next_attempt_at: string | null;
              last_error: string | null;
              last_delivered_at: string | null;
              previous_secret_until: string | null;
              created_at: string;
              /** @description Shown this once */
              secret: string;
            };
          };
        };
      };
    };
  };
  SubscriptionsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              id: string;
              name: string;
              target_url: string;
              filter: {
                [key: string]: unknown;
              };
              state: string;
              cursor: string;
              pending_sequences: number;
              failed_attempts: number;
              failing_since: string | null;
              next_attempt_at: string | null;
              last_error: string | null;
              last_delivered_at: string | null;
              previous_secret_until: string | null;
              created_at: string;
            };
          };
        };
      };
    };
  };
  SubscriptionsController_delete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  SubscriptionsController_edit: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          /** Format: uri */
          target_url?: string;
          filter?: {
            kinds?: ('record' | 'entry' | 'note' | 'task' | 'comment' | 'member' | 'meeting' | 'call_recording')[];
            objects?: string[];
            lists?: string[];
            attributes?: string[];
            record_ids?: string[];
            operations?: ('create' | 'update' | 'delete' | 'merge')[];
            causes?: ('backfill' | 'webhook' | 'reconcile' | 'push' | 'resolve')[];
            include_derived?: boolean;
          };
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              id: string;
              name: string;
              target_url: string;
              filter: {
                [key: string]: unknown;
              };
              state: string;
              cursor: string;
              pending_sequences: number;
              failed_attempts: number;
              failing_since: string | null;
              next_attempt_at: string | null;
              last_error: string | null;
              last_delivered_at: string | null;
              previous_secret_until: string | null;
              created_at: string;
            };
          };
        };
      };
    };
  };
  SubscriptionsController_pause: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              id: string;
              name: string;
              target_url: string;
              filter: {
                [key: string]: unknown;
              };
              state: string;
              cursor: string;
              pending_sequences: number;
              failed_attempts: number;
              failing_since: string | null;
              next_attempt_at: string | null;
              last_error: string | null;
              last_delivered_at: string | null;
              previous_secret_until: string | null;
              created_at: string;
            };
          };
        };
      };
    };
  };
  SubscriptionsController_enable: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              id: string;
              name: string;
              target_url: string;
              filter: {
                [key: string]: unknown;
              };
              state: string;
              cursor: string;
              pending_sequences: number;
              failed_attempts: number;
              failing_since: string | null;
              next_attempt_at: string | null;
              last_error: string | null;
              last_delivered_at: string | null;
              previous_secret_until: string | null;
              created_at: string;
            };
          };
        };
      };
    };
  };
  SubscriptionsController_rotateSecret: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              id: string;
              name: string;
              target_url: string;
              filter: {
                [key: string]: unknown;
              };
              state: string;
              cursor: string;
              pending_sequences: number;
              failed_attempts: number;
              failing_since: string | null;
              next_attempt_at: string | null;
              last_error: string | null;
              last_delivered_at: string | null;
              previous_secret_until: string | null;
              created_at: string;
              /** @description Shown this once */
              secret: string;
            };
          };
        };
      };
    };
  };
  SubscriptionsController_replay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
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
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              replay_id: string;
            };
          };
        };
      };
    };
  };
  SubscriptionsController_listAttempts: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
        outcome?: 'delivered' | 'failed';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              sequence: number;
              outcome: string;
              status: number | null;
              error: string | null;
              duration_ms: number;
              replay_id: string | null;
              attempted_at: string;
            }[];
            pagination: {
              next_cursor: string | null;
            };
          };
        };
      };
    };
  };
  TicketsController_list: {
    parameters: {
      query?: {
        state?: 'pending' | 'pushing' | 'applied' | 'superseded' | 'conflict' | 'failed' | 'cancelled';
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
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
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  TicketsController_get: {
    parameters: {
      query?: {
        wait?: number;
      };
      header?: never;
      path: {
        ticketId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  TicketsController_cancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  TicketsController_replay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  TicketsController_revert: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}
