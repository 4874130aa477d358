import { type AttributeChange, type CandidateFound, type RunPurpose } from '@app/database';

/** What a finished run says about one object, list or kind. docs/certificate.md explains every member. */
export interface Certificate {
  run_id: string;
  kind: string;
  scope_id: string;
  /** Slug of the object or list, or the kind itself. */
  object: string;
  purpose: RunPurpose;
  /** Both sides hold the same items with the same content, as of the readings. */
  is_equal: boolean;
  rows: { attio: number; mirror: number };
  digest: { algorithm: 'sum128-sha256'; attio: string; mirror: string };
  differences: {
    /** Confirmed by a second reading. */
    total: number;
    missing: number;
    different: number;
    extra: number;
    repaired: number;
    unrepaired: number;
    /** Of these a webhook should have told. */
    lost_events: number;
    /** The first ones, in id order. */
    listed: CertifiedDifference[];
  };
  /** Differed at first sight, and no longer at the second: changes that were on their way. */
  in_flight: number;
  /** Changed so fast that no two readings could be compared; in neither digest. */
  unsettled: number;
  /** The oldest and newest moment that a reading shows, on Attio's clock. */
  observed_from: string | null;
  observed_to: string | null;
  /** How far behind the clock the readings were at most. */
  lag_ms: number;
  /** Calls of Attio, retries included. */
  requests: number;
  pages: number;
}

export interface CertifiedDifference {
  id: string;
  found: CandidateFound;
  repaired: boolean;
  /** `before` is the mirror's value, `after` Attio's. */
  attributes: (AttributeChange & { slug: string | null })[];
}
